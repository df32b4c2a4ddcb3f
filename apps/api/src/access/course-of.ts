import type { Database } from '@heddle/database';
import type { Subject } from './route';

export interface Found {
  /** Null: it belongs to no course (the repository's exercises). */
  readonly courseId: string | null;
  /** Whose it is, of submissions. */
  readonly ownerId?: string | null;
}

/** The course that something belongs to; undefined if there is no such thing. */
export async function courseOf(database: Database, subject: Subject, id: string): Promise<Found | undefined> {
  const where = { id };
  switch (subject) {
    case 'course': {
      const course = await database.course.findUnique({ where, select: { id: true } });
      return course === null ? undefined : { courseId: course.id };
    }
    case 'assignment':
      return (await database.assignment.findUnique({ where, select: { courseId: true } })) ?? undefined;
    case 'batch':
      return (await database.batch.findUnique({ where, select: { courseId: true } })) ?? undefined;
    case 'exerciseVersion': {
      const select = { exercise: { select: { courseId: true } } };
      return (await database.exerciseVersion.findUnique({ where, select }))?.exercise;
    }
    case 'regrade': {
      const select = { assignment: { select: { courseId: true } } };
      return (await database.regrade.findUnique({ where, select }))?.assignment;
    }
    case 'submission': {
      const select = {
        userId: true,
        assignment: { select: { courseId: true } },
        batch: { select: { courseId: true } },
      };
      const found = await database.submission.findUnique({ where, select });
      const course = found?.assignment ?? found?.batch;
      return found === null || !course ? undefined : { ...course, ownerId: found.userId };
    }
  }
}

import type { Gradebook } from '@heddle/contract';
import type { Database } from '@heddle/database';
import { Inject, Injectable } from '@nestjs/common';
import { gradedOf } from '../assignments/assignments';
import { countingOf } from '../assignments/counting';
import { termsFor } from '../assignments/terms';
import { Catalogue } from '../exercises/catalogue';
import { DATABASE } from '../providers';

@Injectable()
export class Gradebooks {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  /** What counts for every student of the course, with their extensions and what is taken off for being late. */
  async of(assignmentId: string): Promise<Gradebook> {
    const assignment = await this.database.assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      include: { exercises: { orderBy: { position: 'asc' } }, extensions: true },
    });
    const [enrolments, submissions] = await Promise.all([
      this.database.enrolment.findMany({
        where: { courseId: assignment.courseId, role: 'student' },
        include: { user: true, section: true },
        orderBy: { user: { login: 'asc' } },
      }),
      this.database.submission.findMany({
        where: { assignmentId },
        select: {
          id: true,
          userId: true,
          slug: true,
          attempt: true,
          submittedAt: true,
          countedGrading: { select: { verdict: true, score: true } },
        },
      }),
    ]);
    const byStudent = Map.groupBy(submissions, ({ userId, slug }) => `${userId ?? ''}/${slug}`);
    const rows = enrolments.map(({ userId, user, section }) => {
      const extension = assignment.extensions.find((candidate) => candidate.userId === userId);
      const terms = termsFor(assignment, extension);
      const cells = assignment.exercises.map(({ slug }) => {
        const own = byStudent.get(`${userId}/${slug}`) ?? [];
        const counting = countingOf(own.flatMap(gradedOf), assignment.counts, terms);
        if (counting === undefined) return null;
        const { id, verdict, counts, daysLate } = counting;
        return { submission: id, verdict, score: counts, attempts: own.length, daysLate };
      });
      const total = Math.round(cells.reduce((sum, cell) => sum + (cell?.score ?? 0), 0) * 100) / 100;
      return {
        user: userId,
        login: user.login,
        name: user.name,
        section: section?.name ?? null,
        cells,
        total,
      };
    });
    const exercises = await Promise.all(
      assignment.exercises.map(async ({ slug, exerciseVersionId }) => {
        const { title, points } = await this.catalogue.exercise(exerciseVersionId);
        return { slug, title, points };
      }),
    );
    return { assignment: { id: assignmentId, title: assignment.title }, exercises, rows };
  }
}

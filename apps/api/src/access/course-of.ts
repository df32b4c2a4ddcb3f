import { Prisma, type Database, type Role } from '@heddle/database';
import type { Subject } from './route';

export interface Found {
  /** Null: it belongs to no course (the repository's exercises). */
  readonly courseId: string | null;
  /** Whose it is, of submissions. */
  readonly ownerId: string | null;
  /** What the one who asks is enrolled as in the course; null: they are not. */
  readonly role: Role | null;
}

/**
 * The course that something belongs to, and what somebody is in it; undefined if there is no such thing. One statement: most
 * requests ask this.
 */
export async function courseOf(
  database: Database,
  subject: Subject,
  id: string,
  userId: string,
): Promise<Found | undefined> {
  const [found] = await database.$queryRaw<Found[]>(Prisma.sql`
    SELECT f."courseId", f."ownerId", e.role FROM (${SUBJECTS[subject]}) f
    LEFT JOIN "Enrolment" e ON e."courseId" = f."courseId" AND e."userId" = ${userId}::uuid
    WHERE f.id = ${id}::uuid`);
  return found;
}

const SUBJECTS: Readonly<Record<Subject, Prisma.Sql>> = {
  course: Prisma.sql`SELECT id, id AS "courseId", NULL::uuid AS "ownerId" FROM "Course"`,
  assignment: Prisma.sql`SELECT id, "courseId", NULL::uuid AS "ownerId" FROM "Assignment"`,
  batch: Prisma.sql`SELECT id, "courseId", NULL::uuid AS "ownerId" FROM "Batch"`,
  exerciseVersion: Prisma.sql`
    SELECT v.id, e."courseId", NULL::uuid AS "ownerId" FROM "ExerciseVersion" v JOIN "Exercise" e ON e.id = v."exerciseId"`,
  regrade: Prisma.sql`
    SELECT r.id, a."courseId", NULL::uuid AS "ownerId" FROM "Regrade" r JOIN "Assignment" a ON a.id = r."assignmentId"`,
  submission: Prisma.sql`
    SELECT s.id, coalesce(a."courseId", b."courseId") AS "courseId", s."userId" AS "ownerId" FROM "Submission" s
    LEFT JOIN "Assignment" a ON a.id = s."assignmentId" LEFT JOIN "Batch" b ON b.id = s."batchId"`,
};

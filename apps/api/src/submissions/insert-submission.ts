import { Prisma, type Database, type Submission } from '@heddle/database';
import { uuidV7 } from './uuid-v7';

/** More than that of one student at a time is a flood, not work. */
export const MAX_PENDING = 10;

export interface NewRow extends Omit<Submission, 'id' | 'attempt' | 'batchId' | 'countedGradingId'> {
  readonly assignmentId: string;
  readonly userId: string;
  readonly seed: number;
  /** Null: any number. */
  readonly maxAttempts: number | null;
}

export interface Inserted {
  /** Null: nothing was inserted; the numbers say why. */
  readonly grading: string | null;
  readonly id: string;
  /** Before this one. */
  readonly attempts: number;
  /** Of this student, still being graded. */
  readonly pending: number;
}

/**
 * Submission and grading, if attempts are left and not too many are pending: in one statement, because a whole class hands in
 * at the same moment, and every way to the database and back is one that the others wait for.
 *
 * @throws a unique violation if another request of the same student was faster
 */
export async function insertSubmission(database: Database, row: NewRow): Promise<Inserted> {
  const [id, grading] = [uuidV7(), uuidV7()];
  const { assignmentId, userId, slug } = row;
  const [found] = await database.$queryRaw<{ attempts: number; pending: number; inserted: number }[]>(
    Prisma.sql`
    WITH known AS (
      SELECT
        (SELECT count(*)::int FROM "Submission"
         WHERE "assignmentId" = ${assignmentId}::uuid AND "userId" = ${userId}::uuid AND slug = ${slug}) AS attempts,
        (SELECT count(*)::int FROM "Grading" g JOIN "Submission" s ON s.id = g."submissionId"
         WHERE g.status = 'queued' AND g."regradeId" IS NULL AND s."userId" = ${userId}::uuid) AS pending
    ), submission AS (
      INSERT INTO "Submission" (id, "assignmentId", "userId", "exerciseVersionId", attempt, slug, language, file,
                                source, "idempotencyKey", "submittedAt")
      SELECT ${id}::uuid, ${assignmentId}::uuid, ${userId}::uuid, ${row.exerciseVersionId}::uuid, attempts + 1,
             ${slug}, ${row.language}, ${row.file}, ${row.source}, ${row.idempotencyKey}, ${row.submittedAt}
      FROM known
      WHERE pending < ${MAX_PENDING}::int AND attempts < coalesce(${row.maxAttempts}::int, 2147483647)
      RETURNING id
    ), grading AS (
      -- A student's next submission waits for everybody else's first.
      INSERT INTO "Grading" (id, "submissionId", seed, priority)
      SELECT ${grading}::uuid, submission.id, ${row.seed}::int, 1 + pending FROM submission, known
      RETURNING id
    )
    SELECT attempts, pending, (SELECT count(*)::int FROM grading) AS inserted FROM known`,
  );
  const { attempts, pending, inserted } = found!;
  return { id, grading: inserted === 1 ? grading : null, attempts, pending };
}

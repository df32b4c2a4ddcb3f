import { Prisma, type Database } from '@heddle/database';
import type { Report } from '@heddle/verdict';
import { asStored } from './stored-report';

export interface NewReport {
  /** The grading's. */
  readonly id: string;
  readonly report: Report;
  readonly finishedAt: Date;
}

/**
 * A grading's report, if it has none yet; it counts unless something counts already, or it is a regrade's, which counts when a
 * teacher says so. In one statement, which is done or not done as a transaction is: every grading of a class comes through here.
 *
 * Undefined: the grading is finished, or gone.
 */
export async function storeReport(
  database: Database,
  { id, report, finishedAt }: NewReport,
): Promise<{ readonly submissionId: string; readonly queuedAt: Date } | undefined> {
  const { verdict, score, maxScore } = report;
  const [stored] = await database.$queryRaw<{ submissionId: string; queuedAt: Date }[]>(Prisma.sql`
    WITH stored AS (
      UPDATE "Grading"
      SET status = 'done', "finishedAt" = ${finishedAt}, verdict = ${verdict}, score = ${score}, "maxScore" = ${maxScore},
          report = ${JSON.stringify(asStored(report))}::jsonb
      WHERE id = ${id}::uuid AND status = 'queued'
      RETURNING id, "submissionId", "regradeId", "queuedAt"
    ), counted AS (
      UPDATE "Submission" s SET "countedGradingId" = stored.id FROM stored
      WHERE s.id = stored."submissionId" AND stored."regradeId" IS NULL AND s."countedGradingId" IS NULL
    )
    SELECT "submissionId", "queuedAt" FROM stored`);
  return stored;
}

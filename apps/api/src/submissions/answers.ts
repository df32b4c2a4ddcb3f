import type {
  Language,
  StatusEvent,
  Submission as SubmissionAnswer,
  SubmissionStatus,
} from '@heddle/contract';
import type { Grading, Prisma } from '@heddle/database';

/** Of each submission: what counts, and the newest grading that is no regrade, for its state until something counts. */
export const summary = {
  user: { select: { id: true, name: true } },
  countedGrading: { select: { verdict: true, score: true, maxScore: true } },
  gradings: {
    where: { regradeId: null },
    select: { status: true, error: true },
    orderBy: { id: 'desc' },
    take: 1,
  },
} as const satisfies Prisma.SubmissionInclude;

export type Row = Omit<Prisma.SubmissionGetPayload<{ include: typeof summary }>, 'source'>;

/** What a submission's status is told by. */
export interface StatusRow {
  readonly id: string;
  readonly countedGrading: Row['countedGrading'];
  /** The newest that is no regrade. */
  readonly gradings: readonly Pick<Row['gradings'][number], 'status'>[];
}

export function statusOf({ countedGrading, gradings }: Omit<StatusRow, 'id'>): SubmissionStatus {
  if (countedGrading !== null) return 'graded';
  return gradings[0]?.status === 'failed' ? 'failed' : 'queued';
}

export function submissionAnswer(row: Row): SubmissionAnswer {
  const { id, attempt, file, submittedAt, countedGrading } = row;
  return {
    id,
    assignment: row.assignmentId,
    exercise: row.slug,
    user: row.user,
    attempt,
    language: row.language as Language,
    file,
    submittedAt: submittedAt.toISOString(),
    status: statusOf(row),
    ...scoreOf(countedGrading),
  };
}

export function statusEvent(row: StatusRow): StatusEvent {
  return { id: row.id, status: statusOf(row), ...scoreOf(row.countedGrading) };
}

function scoreOf(grading: Pick<Grading, 'verdict' | 'score' | 'maxScore'> | null) {
  return {
    verdict: grading?.verdict ?? null,
    score: grading?.score ?? null,
    maxScore: grading?.maxScore ?? null,
  };
}

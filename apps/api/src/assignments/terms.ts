import type { Assignment, Extension } from '@heddle/database';

const DAY = 24 * 60 * 60 * 1000;

/** What holds for one student: the assignment's terms with their extension. */
export interface Terms {
  readonly opensAt: Date;
  readonly dueAt: Date | null;
  /** The last moment at which something is taken; null: there is none. */
  readonly lastMoment: Date | null;
  readonly maxAttempts: number | null;
  readonly latePercentPerDay: number;
}

/** An assignment's own terms. */
export type AssignmentTerms = Pick<
  Assignment,
  'opensAt' | 'dueAt' | 'cutOffAt' | 'latePercentPerDay' | 'maxAttempts'
>;

export function termsFor(
  assignment: AssignmentTerms,
  extension: Pick<Extension, 'dueAt' | 'extraAttempts'> | undefined,
): Terms {
  const { opensAt, latePercentPerDay } = assignment;
  const dueAt = extension?.dueAt ?? assignment.dueAt;
  return {
    opensAt,
    dueAt,
    lastMoment: lastMoment(assignment, dueAt),
    maxAttempts:
      assignment.maxAttempts === null ? null : assignment.maxAttempts + (extension?.extraAttempts ?? 0),
    latePercentPerDay,
  };
}

/** The cut-off moves with the due date. */
function lastMoment(assignment: AssignmentTerms, dueAt: Date | null): Date | null {
  const { cutOffAt, latePercentPerDay } = assignment;
  if (cutOffAt === null) return latePercentPerDay > 0 ? null : dueAt;
  if (dueAt === null || assignment.dueAt === null) return cutOffAt;
  return new Date(cutOffAt.getTime() + dueAt.getTime() - assignment.dueAt.getTime());
}

/** Days begun after the due date. */
export function daysLate(submittedAt: Date, { dueAt }: Terms): number {
  if (dueAt === null) return 0;
  return Math.max(0, Math.ceil((submittedAt.getTime() - dueAt.getTime()) / DAY));
}

/** The points that count, rounded as reports are. */
export function afterLateness(score: number, days: number, { latePercentPerDay }: Terms): number {
  const factor = Math.max(0, 1 - (latePercentPerDay * days) / 100);
  return Math.round(score * factor * 100) / 100;
}

import { exerciseVersion, mutants, type ExerciseVersionAnswer } from '@heddle/contract';
import type { ExerciseVersion } from '@heddle/database';
import { z } from 'zod';
import { ProblemError } from '../http/problem-error';

type Verification = ExerciseVersionAnswer['verification'];

/** What of a version says how far it is verified. */
export type Verified = Pick<ExerciseVersion, 'verifiedAt' | 'verification' | 'judgedAt' | 'mutants'>;

const { checks, problem, at } = exerciseVersion.shape.verification.shape;
const stored = z.object({ checks, problem, at: at.default(null) });

/** @param builtIn the repository's exercises are verified by its own tests */
export function verificationOf(
  { verifiedAt, verification, judgedAt, mutants: judged }: Verified,
  builtIn: boolean,
): Omit<Verification, 'progress'> {
  if (verifiedAt === null)
    return { status: 'running', phase: 'solutions', checks: [], problem: null, at: null, mutants: null };
  const said = stored.parse(verification ?? { checks: [], problem: null });
  return {
    ...said,
    status: statusOf(said),
    phase: builtIn || judgedAt !== null ? 'done' : 'mutants',
    mutants: judged === null ? null : mutants.parse(judged),
  };
}

export function statusOf(said: Pick<Verification, 'checks' | 'problem'>): Verification['status'] {
  if (said.problem !== null) return 'failed';
  const right = said.checks.every(
    ({ actual, expected, deterministic }) => actual === expected && deterministic,
  );
  return right ? 'as-declared' : 'not-as-declared';
}

export function isVerified(version: Verified, builtIn: boolean): boolean {
  return verificationOf(version, builtIn).status === 'as-declared';
}

/** Nobody is graded with an exercise whose own solutions do not get what it declares. @param field of the request, which names it */
export function notVerified(field: string): ProblemError {
  return new ProblemError('not-verified', undefined, [{ field, message: 'is not verified' }]);
}

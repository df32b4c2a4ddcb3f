import { encodeToken, type ReplayToken } from '@heddle/trace';
import { CallerError } from '../errors';
import { PINNED_DIGITS } from '../scenario-report';
import { programHash, type Submission } from '../submission';

/** A whole program's one scenario. */
export const MAIN = 'main';

/** In the place of an exercise's id, which it cannot be. */
const PROGRAM = '_program';

export interface ProgramPins {
  readonly program: Submission;
  readonly seed: number;
}

export function programToken(schedule: string, { program, seed }: ProgramPins): string {
  return encodeToken({
    exercise: PROGRAM,
    exerciseVersion: '',
    programHash: programHash(program).slice(0, PINNED_DIGITS),
    scenario: MAIN,
    seed,
    schedule,
  });
}

export function isProgramToken({ exercise }: ReplayToken): boolean {
  return exercise === PROGRAM;
}

/** @throws {CallerError} if it was made for another program */
export function checkProgramToken(token: ReplayToken, program: Submission): void {
  if (!isProgramToken(token)) {
    throw new CallerError(
      `The token is of the exercise "${token.exercise}", not of a whole program.`,
      'Replay it with: npx heddle replay <token> --submission <file>',
    );
  }
  if (token.programHash === programHash(program).slice(0, PINNED_DIGITS)) return;
  throw new CallerError(
    `${program.file} is not the program that this token was made for, or it has changed since.`,
    'Explore it again to get tokens for the program as it is now.',
  );
}

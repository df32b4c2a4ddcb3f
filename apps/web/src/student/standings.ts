import type { Standing } from '../api/answers';

export const isSolved = ({ score, points }: Standing): boolean => score !== null && score >= points;

/** Where to go on: what is begun and not solved, else what comes first; undefined: all is solved. */
export function nextOf(exercises: readonly Standing[]): Standing | undefined {
  const open = exercises.filter((standing) => !isSolved(standing));
  return open.find(({ attempts }) => attempts > 0) ?? open[0];
}

export interface Group {
  /** Undefined: the assignment has an order of its own. */
  readonly difficulty: number | undefined;
  readonly exercises: readonly Standing[];
}

/** By difficulty if the teacher's order is from the easy to the hard ones; it is never changed. */
export function groupsOf(exercises: readonly Standing[]): readonly Group[] {
  const levels = [...new Set(exercises.map(({ difficulty }) => difficulty))];
  const ascends = exercises.every(({ difficulty }, at) => difficulty >= (exercises[at - 1]?.difficulty ?? 0));
  if (!ascends || levels.length < 2) return [{ difficulty: undefined, exercises }];
  return levels.map((level) => ({
    difficulty: level,
    exercises: exercises.filter(({ difficulty }) => difficulty === level),
  }));
}

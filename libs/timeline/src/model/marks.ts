import { START, type Story } from './story';
import type { Timeline } from './timeline';

/** Two accesses that nothing orders, as indices. */
export interface ConflictingPair {
  readonly variable: string;
  readonly first: number;
  readonly second: number;
}

export function conflictingPair({ race, trace }: Story): ConflictingPair | undefined {
  if (race === undefined) return undefined;
  const first = indexOf(trace, race.first.step);
  const second = indexOf(trace, race.second.step);
  return first < 0 || second < 0 ? undefined : { variable: race.variable, first, second };
}

/** Where it goes wrong: the write by which another one is lost, the second access of a race, who is stuck; else the end. */
export function failureIndex(timeline: Timeline): number {
  const { story, rows } = timeline;
  const stuck = rows.findIndex(({ step }) => step.blocked === true);
  if (stuck >= 0) return rows.length - 1;
  const pair = conflictingPair(story);
  const lost = rows.find(
    ({ overwrites, step }) =>
      overwrites !== undefined && (pair === undefined || step.target === pair.variable),
  );
  if (lost !== undefined) return lost.index;
  return pair?.second ?? (rows.length === 0 ? START : rows.length - 1);
}

function indexOf(trace: Story['trace'], step: number): number {
  return trace.findIndex((each) => each.step === step);
}

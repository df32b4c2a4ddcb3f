import { decodeSchedule } from '@heddle/trace';
import { explain } from './explain';
import type { ExplainedRun } from './outcome';
import { Runner } from './runner';
import type { Target } from './target';

/** Runs one schedule, as a replay token has it. @throws {RangeError} if it is not a schedule. */
export function replay(target: Target, schedule: string, seed: number): ExplainedRun {
  return explain(new Runner(target), decodeSchedule(schedule), seed);
}

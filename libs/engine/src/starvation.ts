import type { Starvation } from '@heddle/trace';
import { Register } from './port';
import type { RunState } from './run-state';

/** A turn that used this share of the run's fuel is why the run did not end; and so is a job that used it of the turn's. */
const SHARE = 0.5;

/**
 * Of a run that is out of steps or fuel: did the running event loop not come to its next turn? Fuel is the measure of both limits: a
 * step that is repeated without end is in a loop, a call or a job.
 */
export function starvationAtEnd({
  table,
  loops,
  registers,
  limits,
  fuelLeft,
}: RunState): Starvation | undefined {
  const thread = registers[Register.Thread]!;
  const turn = loops.turnOf(thread) ?? limits.fuel;
  const job = registers[Register.Job]!;
  if (turn - fuelLeft < SHARE * (limits.fuel - fuelLeft)) return undefined;
  const byJobs = job <= turn && job - fuelLeft < SHARE * (turn - fuelLeft);
  const starved = loops.armedBy(thread).map((entry) => ({
    task: entry,
    kind: table.kind[entry]!,
    object: thread,
    site: table.site[entry]!,
  }));
  if (!byJobs && starved.length === 0) return undefined;
  return { task: table.voice[thread]!, site: table.site[thread]!, byJobs, starved };
}

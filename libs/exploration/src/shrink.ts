import { BoundedDepthFirst } from '@heddle/strategies';
import type { Schedule } from '@heddle/trace';
import { InOrder, simplerOrders } from './reorder';
import type { Runner } from './runner';
import {
  compareWitnesses,
  showTheSame,
  witnessOf,
  witnessOfLastRun,
  witnessOfSchedule,
  type Witness,
} from './witness';

/** Runs spent on making a failing schedule smaller: about as many as a search of a simple scenario takes. */
const MAX_ATTEMPTS = 1_000;

/** A longer run counts as several: what never ends would take most of the time that a grading has. */
const STEPS_PER_ATTEMPT = 250;

/**
 * The simplest schedule found that fails in the same way (or, if it does not fail, reaches the goal as well). Three means, in turn:
 *
 * 1. Delta debugging (Zeller, Hildebrandt 2002) over the deviations from the default schedule: drop ever smaller groups
 *    of them while the run still fails. What is kept is what actually ran, so a candidate is always a strict replay.
 * 2. If more than one preemption is left, a systematic search with fewer: there the first failure is minimal.
 * 3. Other orders of the same steps: without a task that has nothing to do with the failure, with fewer turns. What they
 *    need to come about is recorded as a schedule like any other.
 */
export function shrink(
  runner: Runner,
  found: Witness,
  seed: number,
  maxAttempts = MAX_ATTEMPTS,
  same: Same = showTheSame,
): Witness {
  const attempts = { left: maxAttempts, same };
  const dropped = dropDeviations(runner, found, seed, attempts);
  const searched = searchWithFewerPreemptions(runner, dropped, seed, attempts);
  const best = searched === dropped ? dropped : dropDeviations(runner, searched, seed, attempts);
  const reordered = reorder(runner, best, seed, attempts);
  return reordered === best ? best : dropDeviations(runner, reordered, seed, attempts);
}

function reorder(runner: Runner, found: Witness, seed: number, attempts: Attempts): Witness {
  let best = found;
  for (let improved = true; improved;) {
    improved = false;
    for (const order of simplerOrders(best.order)) {
      if (!attempt(attempts, best)) return best;
      const candidate = witnessOf(runner, new InOrder(order, seed));
      if (!attempts.same(candidate, best) || compareWitnesses(candidate, best) >= 0) continue;
      best = candidate;
      improved = true;
      break;
    }
  }
  return best;
}

/** Answers whether there is one left to make. */
function attempt(attempts: Attempts, { steps }: Witness): boolean {
  if (attempts.left <= 0) return false;
  attempts.left -= Math.ceil(steps / STEPS_PER_ATTEMPT);
  return true;
}

interface Attempts {
  left: number;
  readonly same: Same;
}

/** Does a candidate show what the run that was found shows? */
type Same = (candidate: Witness, found: Witness) => boolean;

function dropDeviations(runner: Runner, found: Witness, seed: number, attempts: Attempts): Witness {
  let best = found;
  for (let size = best.schedule.length; size >= 1; size = Math.floor(size / 2)) {
    let at = 0;
    while (at < best.schedule.length && attempt(attempts, best)) {
      const candidate = witnessOfSchedule(runner, without(best.schedule, at, size), seed);
      if (attempts.same(candidate, best) && compareWitnesses(candidate, best) < 0) {
        best = candidate;
      } else {
        at += size;
      }
    }
  }
  return best;
}

function without(schedule: Schedule, at: number, count: number): Schedule {
  return [...schedule.slice(0, at), ...schedule.slice(at + count)];
}

function searchWithFewerPreemptions(
  runner: Runner,
  found: Witness,
  seed: number,
  attempts: Attempts,
): Witness {
  let strategy = new BoundedDepthFirst(0, seed);
  while (strategy.bound < found.preemptions) {
    while (strategy.startRun()) {
      if (!attempt(attempts, found)) return found;
      const fails = runner.run(strategy).length > 0;
      if (found.findings.length > 0 ? !fails : fails || found.goalReached !== runner.goalReached) continue;
      const candidate = witnessOfLastRun(runner, seed);
      if (attempts.same(candidate, found)) return candidate;
    }
    if (!strategy.pruned) return found;
    strategy = strategy.deeper();
  }
  return found;
}

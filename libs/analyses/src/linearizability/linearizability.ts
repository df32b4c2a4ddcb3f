import { PENDING, type Call, type History, type Specification } from '@heddle/trace';
import { searchOrder, type Budget } from './search-order';

export type { Budget };

export type Linearizability =
  | { readonly answer: 'ok' }
  /** `prefix`: the calls of the shortest beginning of the history that no order explains, of the one part that it is about. */
  | { readonly answer: 'illegal'; readonly prefix: History }
  /** The budget was used up. */
  | { readonly answer: 'unknown' };

/**
 * Configurations that are looked at for one history. The histories of exercises (four threads, four calls each) need some
 * hundreds; what needs more than this is not decided, and said so.
 */
export const MAX_CONFIGURATIONS = 20_000;

/**
 * Do concurrent calls behave like some order of calls on the specification (Herlihy and Wing 1990)?
 *
 * Parts are checked by themselves, for a history is linearizable if and only if that of each part is (P-compositionality:
 * Horn and Kroening 2015; locality, if the parts are objects): ten calls on each of ten keys are ten small searches.
 *
 * @param budget what is left of it afterwards is what was not used
 */
export function checkLinearizability(
  history: History,
  specification: Specification,
  budget: Budget = { left: MAX_CONFIGURATIONS },
): Linearizability {
  let unknown = false;
  let shortest: History | undefined;
  for (const part of partsOf(history)) {
    const answer = searchOrder(part, specification, budget);
    unknown ||= answer === 'unknown';
    if (answer !== 'illegal') continue;
    const prefix = shortestIllegalPrefix(part, specification);
    if (shortest === undefined || endOf(prefix) < endOf(shortest)) shortest = prefix;
  }
  if (shortest !== undefined) return { answer: 'illegal', prefix: shortest };
  return { answer: unknown ? 'unknown' : 'ok' };
}

function partsOf(history: History): Iterable<History> {
  const parts = new Map<number, Call[]>();
  for (const call of history) {
    const part = parts.get(call.part);
    if (part === undefined) parts.set(call.part, [call]);
    else part.push(call);
  }
  return parts.values();
}

/**
 * What is illegal stays illegal, however it goes on, so the first return that makes it so is found by bisection. A prefix
 * that could not be decided counts as legal: then a longer one is shown.
 */
function shortestIllegalPrefix(history: History, specification: Specification): History {
  const ends = history.map(({ returned }) => returned).filter((returned) => returned !== PENDING);
  ends.sort((a, b) => a - b);
  let legal = -1;
  let illegal = ends.length - 1;
  while (illegal - legal > 1) {
    const middle = (legal + illegal) >> 1;
    const answer = searchOrder(upTo(history, ends[middle]!), specification, { left: MAX_CONFIGURATIONS });
    if (answer === 'illegal') illegal = middle;
    else legal = middle;
  }
  return upTo(history, ends[illegal]!);
}

/** The history as it was right after a step of the trace. */
function upTo(history: History, step: number): History {
  return history
    .filter(({ called }) => called <= step)
    .map((call) => (call.returned <= step ? call : { ...call, outcome: undefined, returned: PENDING }));
}

function endOf(history: History): number {
  return Math.max(...history.map(({ returned }) => (returned === PENDING ? -1 : returned)));
}

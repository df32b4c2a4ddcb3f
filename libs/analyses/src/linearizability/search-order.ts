import { INITIAL_STATE, PENDING, type Call, type History, type Specification } from '@heddle/trace';

/** Counts configurations, so that giving up is the same on every machine. */
export interface Budget {
  left: number;
}

export type Answer = 'ok' | 'illegal' | 'unknown';

/** The beginning or the end of a call, in a doubly linked list in the order of the history. */
interface Entry {
  readonly call: number;
  /** The end of the call that begins here; undefined at an end, and at the beginning of a call that never returned. */
  readonly end: Entry | undefined;
  readonly begins: boolean;
  previous: Entry | undefined;
  next: Entry | undefined;
}

/**
 * Is there an order of the calls, one after the other, in which each gets what it got, and which keeps what was already in
 * order? A call that never returned may be anywhere in that order after it was made, with whatever result, or not be in it.
 *
 * Wing and Gong (1993): take a call that no other one returned before, see whether the specification answers the same, go
 * on with the rest, and back when the end of a call is met that could not be taken. Lowe (2017): remember every
 * configuration (the calls taken, the state they led to), since two orders of the same calls to the same state have the
 * same future. Without it, n concurrent reads cost n! steps:
 *
 *     T1 ├ get → 0 ┤    T2 ├ get → 0 ┤    T3 ├ get → 0 ┤    T4 ├ get → 1 ┤
 */
export function searchOrder(history: History, specification: Specification, budget: Budget): Answer {
  const { head, returned } = entriesOf(history);
  const seen = new Set<string>();
  const taken: { readonly entry: Entry; readonly state: number }[] = [];
  let linearized = 0n;
  let state = INITIAL_STATE;
  let missing = returned;
  let entry = head.next;
  while (missing > 0) {
    // The end of a call that is not taken is still in the list: it is met before the list is over.
    const { call, begins } = entry!;
    if (begins) {
      const { invocation, outcome } = history[call]!;
      const fits = outcome === undefined || specification.outcome(state, invocation) === outcome;
      const next = fits ? specification.next(state, invocation) : state;
      const withCall = linearized | (1n << BigInt(call));
      const configuration = `${withCall.toString(36)} ${next}`;
      if (!fits || seen.has(configuration)) {
        entry = entry!.next;
        continue;
      }
      if (budget.left-- <= 0) return 'unknown';
      seen.add(configuration);
      taken.push({ entry: entry!, state });
      linearized = withCall;
      state = next;
      if (outcome !== undefined) missing--;
      lift(entry!);
      entry = head.next;
    } else {
      const last = taken.pop();
      if (last === undefined) return 'illegal';
      linearized &= ~(1n << BigInt(last.entry.call));
      ({ state } = last);
      if (history[last.entry.call]!.outcome !== undefined) missing++;
      unlift(last.entry);
      entry = last.entry.next;
    }
  }
  return 'ok';
}

function entriesOf(history: History): { readonly head: Entry; readonly returned: number } {
  const events: { readonly at: number; readonly entry: Entry }[] = [];
  const add = (at: number, call: number, begins: boolean, end?: Entry): Entry => {
    const entry: Entry = { call, begins, end, previous: undefined, next: undefined };
    events.push({ at, entry });
    return entry;
  };
  history.forEach(({ called, returned }: Call, call) => {
    add(called, call, true, returned === PENDING ? undefined : add(returned, call, false));
  });
  events.sort((a, b) => a.at - b.at);
  const head: Entry = { call: -1, begins: false, end: undefined, previous: undefined, next: undefined };
  let last = head;
  for (const { entry } of events) {
    entry.previous = last;
    last = last.next = entry;
  }
  return { head, returned: history.filter(({ outcome }) => outcome !== undefined).length };
}

/** Takes a call out of the list. */
function lift({ previous, next, end }: Entry): void {
  previous!.next = next;
  if (next !== undefined) next.previous = previous;
  if (end === undefined) return;
  end.previous!.next = end.next;
  if (end.next !== undefined) end.next.previous = end.previous;
}

/** Puts it back: in the reverse order of `lift`, as the neighbours may be the call's own. */
function unlift(entry: Entry): void {
  const { previous, next, end } = entry;
  if (end !== undefined) {
    end.previous!.next = end;
    if (end.next !== undefined) end.next.previous = end;
  }
  previous!.next = entry;
  if (next !== undefined) next.previous = entry;
}

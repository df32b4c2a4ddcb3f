import { INITIAL_STATE, type History, type Specification } from '@heddle/trace';

/** Linearizability as it is defined: tries every subset of the calls that did not return, and every order. */
export function hasSomeOrder(history: History, specification: Specification): boolean {
  const returned = history.filter(({ outcome }) => outcome !== undefined);
  const pending = history.filter(({ outcome }) => outcome === undefined);
  return subsetsOf(pending).some((taken) =>
    permutations([...returned, ...taken]).some((order) => keepsOrder(order) && fits(order, specification)),
  );
}

function keepsOrder(order: History): boolean {
  return order.every((call, index) => order.slice(0, index).every((before) => call.returned > before.called));
}

function fits(order: History, specification: Specification): boolean {
  let state = INITIAL_STATE;
  for (const { invocation, outcome } of order) {
    if (outcome !== undefined && specification.outcome(state, invocation) !== outcome) return false;
    state = specification.next(state, invocation);
  }
  return true;
}

function subsetsOf<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>(
    (subsets, item) => [...subsets, ...subsets.map((subset) => [...subset, item])],
    [[]],
  );
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}

import { PENDING, type Call, type History, type Specification } from '@heddle/trace';

/** A sequential object for tests: its states and results are told apart by their JSON. */
export function specificationOf<S>(
  initial: S,
  apply: (state: S, operation: string, argument: number) => readonly [S, unknown],
): TableSpecification {
  const states: S[] = [initial];
  const stateNumbers = new Map([[JSON.stringify(initial), 0]]);
  const invocations = new Numbers();
  const outcomes = new Numbers();
  const step = (state: number, invocation: number): readonly [S, unknown] => {
    const [operation, argument] = JSON.parse(invocations.textOf(invocation)) as [string, number];
    return apply(states[state]!, operation, argument);
  };
  return {
    invocation: (operation, argument) => invocations.of(JSON.stringify([operation, argument])),
    result: (value) => outcomes.of(JSON.stringify([value])),
    next: (state, invocation) => {
      const [next] = step(state, invocation);
      const text = JSON.stringify(next);
      const known = stateNumbers.get(text);
      if (known !== undefined) return known;
      stateNumbers.set(text, states.length);
      return states.push(next) - 1;
    },
    outcome: (state, invocation) => outcomes.of(JSON.stringify([step(state, invocation)[1]])),
  };
}

export interface TableSpecification extends Specification {
  invocation(operation: string, argument: number): number;
  result(value: unknown): number;
}

class Numbers {
  private readonly texts: string[] = [];

  of(text: string): number {
    const known = this.texts.indexOf(text);
    return known >= 0 ? known : this.texts.push(text) - 1;
  }

  textOf(number: number): string {
    return this.texts[number]!;
  }
}

/** `[task, operation, argument, result, called, returned]`; a call without the last one never returned. */
export type Row = readonly [number, string, number, unknown, number, number?];

/** A history from a table. `partOf`: which calls have to do with one another; all, unless it is given. */
export function historyOf(
  specification: TableSpecification,
  rows: readonly Row[],
  partOf: (operation: string, argument: number) => number = () => 0,
): History {
  return rows.map(([task, operation, argument, result, called, returned = PENDING]): Call => ({
    task,
    part: partOf(operation, argument),
    invocation: specification.invocation(operation, argument),
    outcome: returned === PENDING ? undefined : specification.result(result),
    called,
    returned,
  }));
}

export const register = (): TableSpecification =>
  specificationOf(0, (state, operation, argument) =>
    operation === 'write' ? [argument, null] : [state, state],
  );

export const queue = (): TableSpecification =>
  specificationOf<readonly number[]>([], (state, operation, argument) =>
    operation === 'put' ? [[...state, argument], null] : [state.slice(1), state[0] ?? null],
  );

/** `put` of 10·key + value; `get` of 10·key. */
export const store = (): TableSpecification =>
  specificationOf<Readonly<Record<string, number>>>({}, (state, operation, argument) => {
    const key = Math.floor(argument / 10);
    return operation === 'put' ? [{ ...state, [key]: argument % 10 }, null] : [state, state[key] ?? null];
  });

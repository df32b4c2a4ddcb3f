import { OperationKind } from '@heddle/trace';
import { describeValue } from './describe';
import { thrownText } from './errors';
import type { Kit } from './threading/kit';
import { isObject, type Running } from './types';

export interface Scenario {
  readonly name: string;
  readonly kind: 'always' | 'reachable';
  readonly body: unknown;
}

export interface Harness {
  /** The module `heddle/harness`. */
  readonly module: object;
  /** The scenarios that were declared since the last `begin`. */
  readonly scenarios: readonly Scenario[];
  begin(): void;
  /** The second argument of a `reachable` scenario. */
  readonly reach: unknown;
}

const MAX_DEPTH = 40;
const MAX_MESSAGE = 400;

/** `heddle/harness`: how an exercise states what must hold. */
export function createHarness(kit: Kit): Harness {
  const { harnessPort, stamps } = kit.context;
  const scenarios: Scenario[] = [];

  /** The run ends here: control never returns to the program. */
  function* fail(message: string): Running<never> {
    harnessPort?.fail(message.slice(0, MAX_MESSAGE));
    for (;;) yield OperationKind.OutOfFuel;
  }

  const show = (value: unknown): string => describeValue(value, stamps);

  function* check(condition: unknown, message: unknown = 'a check failed'): Running<void> {
    if (!condition) yield* fail(String(message));
  }

  const equal = kit.fn('equal', function* (actual, expected, what = 'the value') {
    if (!deepEqual(actual, expected, 0))
      yield* fail(`${String(what)} was ${show(actual)}, expected ${show(expected)}`);
  });

  const throws = kit.fn('throws', function* (body, what = 'the call', name) {
    try {
      yield* kit.calls.invoke(body, undefined, []);
    } catch (error) {
      if (error === stamps.runOver) throw error;
      const text = thrownText(error, stamps);
      if (typeof name === 'string' && text !== name && !text.startsWith(`${name}: `)) {
        yield* fail(`${String(what)} threw ${text}, expected ${name}`);
      }
      return error;
    }
    return yield* fail(
      `${String(what)} did not throw${typeof name === 'string' ? `, expected ${name}` : ''}`,
    );
  });

  const declare =
    (kind: Scenario['kind']) =>
    (name: unknown, body: unknown): void => {
      if (typeof name !== 'string' || typeof body !== 'function') {
        throw new TypeError(`${kind}(name, body) takes a string and a function`);
      }
      if (scenarios.some((each) => each.name === name)) throw new Error(`there are two scenarios '${name}'`);
      scenarios.push({ name, kind, body });
    };

  const module = {
    always: declare('always'),
    reachable: declare('reachable'),
    check: kit.fn('check', check, { equal, throws }),
  };

  return {
    module,
    scenarios,
    begin: () => (scenarios.length = 0),
    reach: kit.fn('reach', function* (goal = 0) {
      harnessPort?.reach(Number(goal));
    }),
  };
}

/** Equality of plain data. Cycles and very deep values are unequal rather than endless. */
function deepEqual(a: unknown, b: unknown, depth: number): boolean {
  if (a === b || (a !== a && b !== b)) return true;
  if (!isObject(a) || !isObject(b) || depth > MAX_DEPTH) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keysA = Object.keys(a);
  const keysB = Object.keys(b);
  if (keysA.length !== keysB.length) return false;
  if (isCollection(a) || isCollection(b)) {
    return isCollection(a) && isCollection(b) && a.size === b.size && deepEqual([...a], [...b], depth + 1);
  }
  return keysA.every(
    (key) =>
      Object.hasOwn(b, key) &&
      deepEqual((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], depth + 1),
  );
}

function isCollection(value: object): value is Set<unknown> {
  const tag = Object.prototype.toString.call(value);
  return tag === '[object Map]' || tag === '[object Set]';
}

import type { HarnessPort } from '@heddle/engine';
import { OperationKind } from '@heddle/trace';
import { describeValue } from './describe';
import { thrownText } from './errors';
import { createHistoryRecording, sequentialOf, type Sequential } from './linearizable/recording';
import type { Kit } from './threading/kit';
import { isObject, type Running } from './types';
import { unequalText } from './unequal';

export interface Scenario {
  readonly name: string;
  readonly kind: 'always' | 'reachable' | 'linearizable';
  /** Where it is declared. */
  readonly site: number;
  readonly body: unknown;
  /** What its body is to be run with, one after the other; undefined: it has no parameter. */
  readonly sizes: readonly number[] | undefined;
  readonly sequential: Sequential | undefined;
}

export interface Harness {
  /** The module `heddle/harness`. */
  readonly module: object;
  /** The module `heddle/script`: the same for a submission that is run as a program of its own. */
  readonly scriptModule: object;
  /** The scenarios that were declared since the last `begin`; of those, only the wanted one if there is one. */
  readonly scenarios: readonly Scenario[];
  begin(wanted?: string): void;
  /** A run of this scenario starts, at one of its sizes: answers what its body gets besides the student's module. */
  open(scenario: Scenario, size?: number): readonly unknown[];
}

const MAX_DEPTH = 40;
const MAX_MESSAGE = 400;

/**
 * `heddle/harness`: how an exercise states what must hold.
 *
 * @param io what stands for everything outside of the program
 */
export function createHarness(kit: Kit, harnessPort: HarnessPort, io: object): Harness {
  const { stamps } = kit.context;
  const scenarios: Scenario[] = [];
  let wanted: string | undefined;
  const recording = createHistoryRecording(kit, harnessPort);

  /** The run ends here: control never returns to the program. */
  function* fail(message: string): Running<never> {
    harnessPort.fail(message.slice(0, MAX_MESSAGE));
    for (;;) yield OperationKind.OutOfFuel;
  }

  const show = (value: unknown): string => describeValue(value, stamps);

  function* check(condition: unknown, message: unknown = 'a check failed'): Running<void> {
    if (!condition) yield* fail(String(message));
  }

  const equal = kit.fn('equal', function* (actual, expected, what = 'the value') {
    if (!deepEqual(actual, expected, 0))
      yield* fail(unequalText(String(what), [actual, expected], show, (a, b) => deepEqual(a, b, 1)));
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

  /** A coroutine only to know where it is called. */
  const declare = (kind: Scenario['kind'], ofScript = false) =>
    kit.fn(kind, function* (name, ...rest) {
      const site = kit.site();
      // In a run; that all others are well declared was seen before.
      if (wanted !== undefined && name !== wanted) return;
      try {
        if (scenarios.length > 0 && scenarios.some((each) => each.name === name))
          throw new Error(`there are two scenarios '${String(name)}'`);
        const scenario = declared(kind, name, site, rest);
        if (ofScript && stamps.asyncOf(scenario.body as object) !== undefined)
          throw new TypeError(
            'script.run() answers when the script has ended: its scenario is no async function',
          );
        scenarios.push(scenario);
      } catch (error) {
        throw Object.assign(error as Error, { site });
      }
    });

  const stating = kit.fn('check', check, { equal, throws });
  const module = {
    always: declare('always'),
    reachable: declare('reachable'),
    linearizable: declare('linearizable'),
    check: stating,
    io,
  };
  const scriptModule = {
    always: declare('always', true),
    reachable: declare('reachable', true),
    check: stating,
  };

  const reach = kit.fn('reach', function* (goal = 0) {
    harnessPort.reach(Number(goal), kit.site());
  });

  const meansOf: Readonly<Record<Scenario['kind'], readonly unknown[]>> = {
    always: [],
    reachable: [reach],
    linearizable: [recording.recorded],
  };

  return {
    module,
    scriptModule,
    scenarios,
    begin: (only) => {
      scenarios.length = 0;
      wanted = only;
    },
    open: ({ name, kind, sequential }, size) => {
      if (sequential !== undefined) recording.begin(name, sequential);
      const means = meansOf[kind];
      return size === undefined ? means : [...means, size];
    },
  };
}

/** What a declaration says. @throws {TypeError} for the harness's author */
function declared(kind: Scenario['kind'], name: unknown, site: number, rest: readonly unknown[]): Scenario {
  const linearizable = kind === 'linearizable';
  const at = linearizable ? 1 : 0;
  const body = rest[at];
  const options = rest[at + 1];
  if (typeof name !== 'string' || typeof body !== 'function') {
    const form = linearizable ? 'linearizable(name, model, body)' : `${kind}(name, body)`;
    throw new TypeError(`${form} takes a string first and a function last, or options after it`);
  }
  return {
    name,
    kind,
    site,
    body,
    sizes: options === undefined ? undefined : sizesOf(kind, options),
    sequential: linearizable ? sequentialOf(rest[0]) : undefined,
  };
}

function sizesOf(kind: Scenario['kind'], options: unknown): readonly number[] {
  const form = `the options of ${kind}(…) are { sizes: [2, 3, 5] }`;
  const keys = isObject(options) ? Object.keys(options) : [];
  if (!isObject(options) || keys.length !== 1 || keys[0] !== 'sizes')
    throw new TypeError(`${form}, and nothing else`);
  const { sizes } = options as { readonly sizes: unknown };
  if (!Array.isArray(sizes) || sizes.length === 0 || !sizes.every(ascendsFromOne))
    throw new TypeError(`${form}: whole numbers from 1, each greater than the one before it`);
  return [...(sizes as number[])];
}

function ascendsFromOne(size: unknown, index: number, sizes: readonly unknown[]): boolean {
  return Number.isSafeInteger(size) && (size as number) > (index === 0 ? 0 : (sizes[index - 1] as number));
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

import type { Calls } from './calls';
import type { Context } from './context';
import type { Driver } from './drive';
import { allowOverrides } from './harden/overrides';
import type { IteratorRecord } from './iteration';
import { isObject, runTwin, type Running, type Twin } from './types';

/** On the engine's channel, these say "the student's own yield" and "the student's own yield*". */
const YIELDED = -1;
const DELEGATED = -2;

type Mode = 'next' | 'throw' | 'return';

export interface Generators {
  readonly generator: (body: Twin, self: unknown, args: ArrayLike<unknown>) => object;
  readonly yielded: (value: unknown) => number;
  readonly delegated: (record: IteratorRecord) => number;
  /** For async generators, whose `yield`s are the same markers. */
  readonly isYield: (marker: number) => boolean;
  readonly take: () => unknown;
}

/**
 * The student's generators. Their bodies are coroutines that yield operations, and markers for the student's own
 * `yield`; `next` passes the operations on to the engine and keeps the markers.
 */
export function createGenerators(context: Context, driver: Driver, calls: Calls): Generators {
  let slot: unknown;

  const take = (): unknown => {
    const taken = slot;
    slot = undefined;
    return taken;
  };

  class State {
    started = false;
    running = false;
    done = false;
    delegate: IteratorRecord | undefined;
    constructor(readonly body: Running) {}
  }

  class GeneratorObject {
    #state: State;
    constructor(body: Running) {
      this.#state = new State(body);
    }
    static of(value: unknown): State {
      if (!isObject(value) || !(#state in value))
        throw new TypeError('next method called on incompatible receiver');
      return value.#state;
    }
  }

  function* resume(state: State, mode: Mode, value: unknown): Running<IteratorResult<unknown>> {
    if (state.running) throw new TypeError('Generator is already running');
    if (state.done || (!state.started && mode !== 'next')) {
      state.done = true;
      if (mode === 'throw') throw value;
      return { value: mode === 'return' ? value : undefined, done: true };
    }
    state.started = true;
    state.running = true;
    try {
      return yield* advance(state, mode, value);
    } catch (error) {
      state.done = true;
      throw error;
    } finally {
      state.running = false;
    }
  }

  function* advance(state: State, mode: Mode, value: unknown): Running<IteratorResult<unknown>> {
    for (;;) {
      if (state.delegate) {
        const inner = yield* askDelegate(state.delegate, mode, value);
        if (!inner.ended) return inner.result;
        state.delegate = undefined;
        mode = inner.mode;
        value = inner.value;
      }
      let step = state.body[mode](value);
      while (!step.done && step.value >= 0) step = state.body.next(yield step.value);
      if (step.done) {
        state.done = true;
        return { value: step.value, done: true };
      }
      const received = take();
      if (step.value === YIELDED) return { value: received, done: false };
      state.delegate = received as IteratorRecord;
      mode = 'next';
      value = undefined;
    }
  }

  type Answer =
    | { ended: false; result: IteratorResult<unknown> }
    | { ended: true; mode: Mode; value: unknown; result?: undefined };

  /** One step of `yield* inner`, for each of the three ways in which the outer generator can be resumed. */
  function* askDelegate(record: IteratorRecord, mode: Mode, value: unknown): Running<Answer> {
    try {
      const method: unknown =
        mode === 'next' ? record.next : (record.iterator as Record<string, unknown>)[mode];
      if (method === undefined || method === null) {
        if (mode === 'return') return { ended: true, mode, value };
        return {
          ended: true,
          mode: 'throw',
          value: new TypeError("The iterator does not provide a 'throw' method."),
        };
      }
      const result = yield* calls.invoke(method, record.iterator, [value]);
      if (!isObject(result)) throw new TypeError(`Iterator result ${String(result)} is not an object`);
      const { done } = result as IteratorResult<unknown>;
      if (!done) return { ended: false, result: result as IteratorResult<unknown> };
      return {
        ended: true,
        mode: mode === 'return' ? 'return' : 'next',
        value: (result as IteratorResult<unknown>).value,
      };
    } catch (error) {
      return { ended: true, mode: 'throw', value: error };
    }
  }

  const iteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as object;
  const prototype = Object.create(iteratorPrototype) as object;
  const method = (name: Mode): void => {
    const twin: Twin = function* (value: unknown) {
      return yield* resume(GeneratorObject.of(this), name, value);
    };
    const plain = {
      [name](this: unknown, value: unknown): unknown {
        return driver.drive(twin, this, [value]);
      },
    }[name]!;
    context.stamps.stampTwin(plain, twin);
    Object.defineProperty(prototype, name, { value: plain, writable: true, configurable: true });
  };
  method('next');
  method('return');
  method('throw');
  Object.defineProperty(prototype, Symbol.toStringTag, { value: 'Generator', configurable: true });
  allowOverrides(prototype);
  Object.freeze(prototype);

  return {
    generator: (body, self, args) => {
      const object = new GeneratorObject(runTwin(body, self, args));
      return Object.setPrototypeOf(object, prototype) as object;
    },
    take,
    isYield: (marker) => marker === YIELDED,
    yielded: (value) => {
      slot = value;
      return YIELDED;
    },
    delegated: (record) => {
      slot = record;
      return DELEGATED;
    },
  };
}

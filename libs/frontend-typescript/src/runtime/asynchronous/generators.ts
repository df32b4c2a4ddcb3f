import type { Context } from '../context';
import type { Driver } from '../drive';
import { allowOverrides } from '../harden/overrides';
import type { IteratorRecord } from '../iteration';
import { isObject, runTwin, type Callable, type Running, type Twin } from '../types';
import type { AsyncFunctions } from './functions';
import type { Loop } from './loop';
import type { Promises } from './promises';
import type { PromiseState } from './state';

const { apply } = Reflect;

type Mode = 'next' | 'throw' | 'return';

interface Completion {
  readonly mode: Mode;
  readonly value: unknown;
}

interface Request extends Completion {
  readonly result: PromiseState;
}

/** What the student's own `yield` and `yield*` left for whoever drives the generator. */
export interface Yields {
  readonly isYield: (marker: number) => boolean;
  readonly take: () => unknown;
  readonly yielded: (value: unknown) => number;
}

type Status = 'start' | 'yield' | 'executing' | 'draining' | 'completed';

/** The student's async generators, after the specification (ECMA-262, 27.6.3). Answers what calling one does. */
export function createAsyncGenerators(
  { stamps }: Context,
  driver: Driver,
  loop: Loop,
  promises: Promises,
  functions: AsyncFunctions,
  yields: Yields,
): (body: Twin, self: unknown, args: ArrayLike<unknown>) => object {
  class Generator {
    status: Status = 'start';
    readonly queue: Request[] = [];
    /** A `yield*` in progress. */
    delegate: Running<Completion> | undefined;
    /** In whose name it runs: whoever asked for its next value. */
    task = 0;
    constructor(readonly body: Running) {}
  }

  class GeneratorObject {
    #generator: Generator;
    constructor(body: Running) {
      this.#generator = new Generator(body);
    }
    static of(value: unknown): Generator | undefined {
      return isObject(value) && #generator in value ? value.#generator : undefined;
    }
  }

  /** AsyncGeneratorCompleteStep. */
  const completeStep = ({ queue }: Generator, { mode, value }: Completion, done: boolean): void => {
    const { result } = queue.shift()!;
    if (mode === 'throw') loop.reject(result, value);
    else promises.resolve(result, { value, done });
  };

  /** AsyncGeneratorDrainQueue. */
  const drainQueue = (generator: Generator): void => {
    for (;;) {
      const [next] = generator.queue;
      if (next === undefined) {
        generator.status = 'completed';
        return;
      }
      if (next.mode === 'return') {
        awaitReturn(generator);
        return;
      }
      completeStep(generator, next.mode === 'next' ? { mode: 'next', value: undefined } : next, true);
    }
  };

  /** AsyncGeneratorAwaitReturn. */
  const awaitReturn = (generator: Generator): void => {
    const settled = (completion: Completion): void => {
      completeStep(generator, completion, true);
      drainQueue(generator);
    };
    awaitValue(generator, generator.queue[0]!.value, settled);
  };

  const awaitValue = (
    { task }: Generator,
    value: unknown,
    then: (completion: { mode: 'next' | 'throw'; value: unknown }) => void,
  ): void => {
    let state: PromiseState;
    try {
      state = promises.awaited(value);
    } catch (error) {
      if (error === stamps.runOver) throw error;
      then({ mode: 'throw', value: error });
      return;
    }
    const react = (rejected: boolean, settled: unknown): void =>
      then({ mode: rejected ? 'throw' : 'next', value: settled });
    loop.then(state, { task, react });
  };

  const end = (generator: Generator, completion: Completion): void => {
    generator.status = 'draining';
    completeStep(generator, completion, true);
    drainQueue(generator);
  };

  /** `completion`: what an `await` came to, or (`ofYield`) what the generator was resumed with. */
  const goOn = (generator: Generator, completion: Completion, ofYield: boolean): void => {
    let { mode, value } = completion;
    let resumed = ofYield;
    generator.status = 'executing';
    for (;;) {
      let step: IteratorResult<number>;
      try {
        const { delegate } = generator;
        if (delegate === undefined) step = driver.step(generator.body, mode, value);
        else {
          const inner = resumed
            ? driver.step(delegate, 'next', { mode, value })
            : driver.step(delegate, mode, value);
          if (inner.done) {
            generator.delegate = undefined;
            ({ mode, value } = inner.value);
            continue;
          }
          step = inner;
        }
      } catch (error) {
        if (error === stamps.runOver) throw error;
        if (generator.delegate === undefined) {
          end(generator, { mode: 'throw', value: error });
          return;
        }
        generator.delegate = undefined;
        mode = 'throw';
        value = error;
        continue;
      }
      resumed = false;
      if (step.done) {
        end(generator, { mode: 'next', value: step.value });
        return;
      }
      if (functions.isAwait(step.value)) {
        try {
          functions.wait({
            task: generator.task,
            react: (rejected, settled) =>
              goOn(generator, { mode: rejected ? 'throw' : 'next', value: settled }, false),
          });
          return;
        } catch (error) {
          if (error === stamps.runOver) throw error;
          mode = 'throw';
          value = error;
          continue;
        }
      }
      const given = yields.take();
      if (!yields.isYield(step.value)) {
        generator.delegate = delegated(given as IteratorRecord);
        mode = 'next';
        value = undefined;
        continue;
      }
      completeStep(generator, { mode: 'next', value: given }, false);
      const [next] = generator.queue;
      if (next === undefined) {
        generator.status = 'yield';
        return;
      }
      if (next.mode === 'return') {
        resumeWith(generator, next);
        return;
      }
      ({ mode, value } = next);
      resumed = true;
    }
  };

  /** AsyncGeneratorUnwrapYieldResumption: what a generator is to return is awaited first. */
  const resumeWith = (generator: Generator, { mode, value }: Completion): void => {
    generator.status = 'executing';
    if (mode !== 'return') goOn(generator, { mode, value }, true);
    else
      awaitValue(generator, value, (settled) =>
        goOn(generator, settled.mode === 'next' ? { mode: 'return', value: settled.value } : settled, true),
      );
  };

  /** `yield*`: answers with what the generator around it goes on. It is resumed with completions. */
  function* delegated({ iterator, next }: IteratorRecord): Running<Completion> {
    const methods = iterator as Record<string, unknown>;
    let received: Completion = { mode: 'next', value: undefined };
    for (;;) {
      const method = received.mode === 'next' ? next : methods[received.mode];
      if (method === undefined || method === null) {
        if (received.mode === 'return')
          return { mode: 'return', value: yield functions.awaited(received.value, 0) };
        const close = methods['return'];
        if (close !== undefined && close !== null)
          yield functions.awaited(apply(close as Callable, iterator, []), 0);
        throw new TypeError("The iterator does not provide a 'throw' method.");
      }
      const result: unknown = yield functions.awaited(
        apply(method as Callable, iterator, [received.value]),
        0,
      );
      if (!isObject(result)) throw new TypeError(`Iterator result ${String(result)} is not an object`);
      const { done, value } = result as IteratorResult<unknown, unknown>;
      if (done) return { mode: received.mode === 'return' ? 'return' : 'next', value };
      received = (yield yields.yielded(value)) as unknown as Completion;
    }
  }

  const asked = (receiver: unknown, mode: Mode, value: unknown): object => {
    const result = promises.create();
    const generator = GeneratorObject.of(receiver);
    if (generator === undefined) {
      loop.reject(result, new TypeError(`${mode} method called on incompatible receiver`));
      return result.promise;
    }
    if (mode === 'throw' && generator.status === 'start') generator.status = 'completed';
    if (mode !== 'return' && generator.status === 'completed') {
      if (mode === 'throw') loop.reject(result, value);
      else promises.resolve(result, { value: undefined, done: true });
      return result.promise;
    }
    generator.queue.push({ mode, value, result });
    if (generator.status === 'executing' || generator.status === 'draining') return result.promise;
    generator.task = loop.task();
    if (mode === 'return' && generator.status !== 'yield') {
      generator.status = 'draining';
      awaitReturn(generator);
    } else resumeWith(generator, { mode, value });
    return result.promise;
  };

  const asyncIteratorPrototype = {
    [Symbol.asyncIterator](this: unknown): unknown {
      return this;
    },
  };
  const prototype = Object.create(asyncIteratorPrototype) as object;
  for (const name of ['next', 'return', 'throw'] as const) {
    const method = {
      [name](this: unknown, value: unknown): object {
        return asked(this, name, value);
      },
    }[name]!;
    Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true });
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { value: 'AsyncGenerator', configurable: true });
  for (const each of [asyncIteratorPrototype, prototype]) {
    allowOverrides(each);
    Object.freeze(each);
  }

  return (body, self, args) => {
    const object = new GeneratorObject(runTwin(body, self, args));
    return Object.setPrototypeOf(object, prototype) as object;
  };
}

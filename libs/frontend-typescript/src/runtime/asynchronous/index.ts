import type { Driver } from '../drive';
import type { Generators } from '../generators';
import type { Iteration } from '../iteration';
import type { Kit } from '../threading/kit';
import type { Callable } from '../types';
import { createFromAsync } from './from-async';
import { createAsyncFunctions, type AsyncFunctions } from './functions';
import { createAsyncGenerators, type Yields } from './generators';
import { createAsyncIteration } from './iteration';
import { createLoop, type Loop } from './loop';
import { createPromise } from './promise';
import type { Promises } from './promises';
import { createTimers, type Timers } from './timers';

export interface Asynchronous {
  readonly loop: Loop;
  readonly promises: Promises;
  readonly functions: AsyncFunctions;
  readonly timers: Timers;
  /** What calling an async generator function does; its body says what it yields with `yields`. */
  readonly asyncGenerator: ReturnType<typeof createAsyncGenerators>;
  readonly yields: Yields;
  readonly fromAsync: Callable;
  /** What generated code calls. */
  readonly helpers: Readonly<Record<string, unknown>>;
  /** The global names. */
  readonly globals: Readonly<Record<string, unknown>>;
  /** What a program imports, by module. */
  readonly modules: Readonly<Record<string, object>>;
}

/** Promises, async functions and timers under the engine: a realm's side of the event loop. */
export function createAsynchronous(
  kit: Kit,
  driver: Driver,
  iteration: Iteration,
  generators: Generators,
): Asynchronous {
  const { context, errors } = kit;
  const loop = createLoop(context, errors);
  const { Promise, promises } = createPromise(context, loop, kit.calls);
  const functions = createAsyncFunctions(context, driver, loop, promises);
  const asyncIteration = createAsyncIteration(context, functions, promises, loop, iteration);
  const { asyncCursor, asyncIterator } = asyncIteration;
  const timers = createTimers(kit, loop);
  const asyncGenerator = createAsyncGenerators(context, driver, loop, promises, functions, generators);
  return {
    asyncGenerator,
    fromAsync: createFromAsync(kit, functions, asyncIteration),
    yields: generators,
    loop,
    promises,
    functions,
    timers,
    helpers: {
      asyncCall: functions.asyncCall,
      awaited: functions.awaited,
      asyncCursor,
      asyncIterator,
      asyncGenerator,
      awaitedTarget: (callee: unknown, text: string, site: number) => {
        functions.expectCall(callee);
        return kit.calls.target(callee, text, site);
      },
      stampAsync: <F extends object>(fn: F, twin: Parameters<typeof context.stamps.stampAsync>[1]): F => {
        const { stamps } = context;
        stamps.stampAsync(fn, twin);
        if (stamps.preemptive) {
          stamps.stampTwin(fn, function* (...args) {
            return yield* functions.switchableCall(twin, this, args);
          });
        }
        return fn;
      },
    },
    globals: { Promise, ...timers.globals, process: timers.process },
    modules: { 'node:timers': timers.module, 'node:process': timers.process },
  };
}

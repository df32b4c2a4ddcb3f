import type { Context } from '../context';
import type { Driver } from '../drive';
import { runTwin, type Running, type Twin } from '../types';
import type { Loop } from './loop';
import type { Promises } from './promises';
import { PENDING, type PromiseState, type Reaction } from './state';

/** On the engine's channel: "the function awaits what `awaited` was called with". */
const AWAITED = -3;

export interface AsyncFunctions {
  /** What an async function does when it is called: answers its promise. */
  readonly asyncCall: (
    body: Twin,
    self: unknown,
    args: ArrayLike<unknown>,
    site: number,
    name: string,
  ) => object;
  /** To be yielded at once: the function goes on when this has settled. */
  readonly awaited: (value: unknown, site: number) => number;
  /** The caller will await what this function returns, and do nothing else meanwhile. */
  readonly expectCall: (callee: unknown) => void;
  /** `reaction` goes on with what was given to `awaited` last. @throws what keeps it from being awaited */
  readonly wait: (reaction: Reaction) => void;
  readonly isAwait: (marker: number) => boolean;
}

export function createAsyncFunctions(
  context: Context,
  driver: Driver,
  loop: Loop,
  promises: Promises,
): AsyncFunctions {
  const { port, stamps, explain } = context;
  let value: unknown;
  let site = 0;

  class Call implements Reaction {
    constructor(
      readonly task: number,
      /** Does the task end with this call? */
      private readonly isTask: boolean,
      private readonly body: Running,
      private readonly result: PromiseState,
    ) {}

    react(rejected: boolean, settled: unknown): void {
      let mode: 'next' | 'throw' = rejected ? 'throw' : 'next';
      for (;;) {
        let step: IteratorResult<number>;
        try {
          step = driver.step(this.body, mode, settled);
        } catch (error) {
          if (error === stamps.runOver) throw error;
          if (this.isTask) port.loop.finish(this.task);
          loop.reject(this.result, error);
          return;
        }
        if (step.done) {
          if (this.isTask) port.loop.finish(this.task);
          promises.resolve(this.result, step.value);
          return;
        }
        try {
          wait(this);
          return;
        } catch (error) {
          if (error === stamps.runOver) throw error;
          mode = 'throw';
          settled = error;
        }
      }
    }
  }

  const wait = (reaction: Reaction): void => {
    const state = promises.awaited(value);
    value = undefined;
    // A call that its caller awaits at once waits in its caller's name, too, and says it better.
    const isOwnCall = state.status === PENDING && !state.isTask && state.task === reaction.task;
    if (!isOwnCall) {
      if (reaction.task === 0) stamps.loop.site = site;
      port.loop.suspend(site);
    }
    loop.then(state, reaction);
  };

  return {
    asyncCall: (body, self, args, callSite, name) => {
      loop.require();
      const caller = loop.task();
      const continues = stamps.loop.awaiting === body;
      if (continues) stamps.loop.awaiting = undefined;
      const task = continues ? caller : port.loop.begin(callSite);
      const isTask = task !== caller;
      const result = promises.create();
      result.task = task;
      result.isTask = isTask;
      if (isTask && explain && name !== '') port.name('task', task, `${name}()`);
      if (isTask) loop.enter(task);
      try {
        new Call(task, isTask, runTwin(body, self, args), result).react(false, undefined);
      } finally {
        if (isTask) loop.enter(caller);
      }
      return result.promise;
    },
    awaited: (awaitedValue, awaitSite) => {
      value = awaitedValue;
      site = awaitSite;
      return AWAITED;
    },
    expectCall: (callee) => {
      stamps.loop.awaiting = typeof callee === 'function' ? stamps.asyncOf(callee) : undefined;
    },
    wait,
    isAwait: (marker) => marker === AWAITED,
  };
}

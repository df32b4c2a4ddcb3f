import { Register } from '@heddle/engine';
import type { Context } from '../context';
import type { Driver } from '../drive';
import { runTwin, type Running, type Twin } from '../types';
import type { Loop } from './loop';
import type { Promises } from './promises';
import { PENDING, type PromiseState, type Reacting, type Reaction } from './state';

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
  /** As `asyncCall`, by a caller that can be switched meanwhile. */
  readonly switchableCall: (body: Twin, self: unknown, args: ArrayLike<unknown>) => Running<object>;
  /** Starts to evaluate a module that awaits: a call in which there are switches before and after each `await`. */
  readonly moduleCall: (body: Twin, args: ArrayLike<unknown>) => Running<PromiseState>;
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
  const { registers } = port;
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

    react(rejected: boolean, settled: unknown): Reacting {
      if (stamps.preemptive) return this.goOn(rejected, settled);
      let mode: 'next' | 'throw' = rejected ? 'throw' : 'next';
      for (;;) {
        let step: IteratorResult<number>;
        try {
          step = driver.step(this.body, mode, settled);
        } catch (error) {
          this.fail(error);
          return;
        }
        if (step.done) {
          this.succeed(step.value);
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

    /** As `react`, for a thread that can be switched at every operation. */
    *goOn(rejected: boolean, settled: unknown): Running<void> {
      let mode: 'next' | 'throw' = rejected ? 'throw' : 'next';
      for (;;) {
        let step: IteratorResult<number>;
        try {
          step = this.body[mode](settled);
          while (!step.done && step.value >= 0) step = this.body.next(yield step.value);
        } catch (error) {
          this.fail(error);
          return;
        }
        if (step.done) {
          this.succeed(step.value);
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

    private fail(error: unknown): void {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- it is of neither realm's `Error`
      if (error === stamps.runOver) throw error;
      if (this.isTask) port.loop.finish(this.task);
      loop.reject(this.result, error);
    }

    private succeed(value: unknown): void {
      if (this.isTask) port.loop.finish(this.task);
      promises.resolve(this.result, value);
    }
  }

  /** Whatever it waits for at its top, a module is the code of its thread, and not a job of the event loop's. */
  class ModuleCall extends Call {
    override react(rejected: boolean, settled: unknown): Reacting {
      return this.goOn(rejected, settled);
    }
  }

  const wait = (reaction: Reaction): void => {
    const state = promises.awaited(value);
    registers[Register.Site] = site;
    value = undefined;
    // A call that its caller awaits at once waits in its caller's name, too, and says it better.
    const isOwnCall = state.status === PENDING && !state.isTask && state.task === reaction.task;
    if (!isOwnCall) {
      if (reaction.task === stamps.loop.owner) stamps.loop.site = site;
      port.loop.suspend(site);
    }
    loop.then(state, reaction);
  };

  return {
    asyncCall: (body, self, args, callSite, name) => {
      loop.require();
      const caller = loop.task();
      if (stamps.preemptive) {
        const made = promises.create();
        driver.finish(new Call(caller, false, runTwin(body, self, args), made).goOn(false, undefined));
        return made.promise;
      }
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
        void new Call(task, isTask, runTwin(body, self, args), result).react(false, undefined);
      } finally {
        if (isTask) loop.enter(caller);
      }
      return result.promise;
    },
    *switchableCall(body, self, args) {
      loop.require();
      const result = promises.create();
      yield* new Call(loop.task(), false, runTwin(body, self, args), result).goOn(false, undefined);
      return result.promise;
    },
    *moduleCall(body, args) {
      const result = promises.create();
      yield* new ModuleCall(loop.task(), false, runTwin(body, undefined, args), result).goOn(
        false,
        undefined,
      );
      return result;
    },
    awaited: (awaitedValue, awaitSite) => {
      value = awaitedValue;
      site = awaitSite;
      return AWAITED;
    },
    expectCall: (callee) => {
      if (stamps.preemptive) return;
      stamps.loop.awaiting = typeof callee === 'function' ? stamps.asyncOf(callee) : undefined;
    },
    wait,
    isAwait: (marker) => marker === AWAITED,
  };
}

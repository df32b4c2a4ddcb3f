import { Register, Time } from '@heddle/engine';
import { encodeYield, LISTENING, OperationKind } from '@heddle/trace';
import type { Context } from '../context';
import type { Errors } from '../errors';
import type { Running } from '../types';
import { FULFILLED, PENDING, REJECTED, type PromiseState, type Reacting, type Reaction } from './state';

/** The part of the event loop that knows no program: jobs, turns, and promises as the specification's abstract operations have them. */
export interface Loop {
  /** HostEnqueuePromiseJob. */
  readonly enqueue: (reaction: Reaction, rejected: boolean, value: unknown) => void;
  /** What Node does before it goes back to microtasks: `process.nextTick`. */
  readonly tick: (reaction: Reaction) => void;
  /** FulfillPromise and RejectPromise. */
  readonly fulfil: (state: PromiseState, value: unknown) => void;
  readonly reject: (state: PromiseState, reason: unknown) => void;
  /** PerformPromiseThen. */
  readonly then: (state: PromiseState, reaction: Reaction) => void;
  /** Something outside will happen, between these moments (milliseconds): `complete` is the loop's next turn then. */
  readonly arm: (
    kind: OperationKind,
    site: number,
    earliest: number,
    latest: number,
    complete: () => Reacting,
  ) => number;
  readonly disarm: (entry: number) => void;
  /** Milliseconds of virtual time. */
  readonly now: () => number;
  /** From now on, code runs in this task's name. */
  readonly enter: (task: number) => void;
  /** The task in whose name code is running. */
  readonly task: () => number;
  /** @throws if the running task is not the event loop's */
  readonly require: () => void;
  /** Turns of the loop until the promise has settled. */
  readonly settled: (state: PromiseState) => Running<void>;
  /** Turns of the loop until there is nothing left to do. */
  readonly idle: () => Running<void>;
}

export function createLoop({ port, stamps }: Context, errors: Errors): Loop {
  const { registers, time } = port;

  const enter = (task: number): void => {
    registers[Register.Task] = stamps.loop.task = task;
  };

  const require = (): void => {
    if (registers[Register.Task] === stamps.loop.task) return;
    const error = new Error(
      'promises and timers belong to the event loop of the main thread; a Thread cannot use them',
    );
    error.name = 'RuntimeError';
    throw error;
  };

  const enqueue: Loop['enqueue'] = (reaction, rejected, value) => {
    require();
    const { loop } = stamps;
    const at = loop.queued++;
    loop.jobs[at] = reaction;
    loop.jobRejected[at] = rejected;
    loop.jobValue[at] = value;
  };

  const settle = (state: PromiseState, status: typeof FULFILLED | typeof REJECTED, value: unknown): void => {
    const { reactions } = state;
    state.status = status;
    state.value = value;
    state.reactions = undefined;
    if (reactions === undefined) return;
    for (const reaction of reactions) enqueue(reaction, status === REJECTED, value);
  };

  const burn = (): void => {
    // Both realms must know it when they catch it, so it is of neither's `Error`.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if (--registers[Register.Fuel]! < 0) throw stamps.runOver;
    registers[Register.Job] = registers[Register.Fuel]!;
  };

  const drainTicks = (): Reacting => {
    const { loop } = stamps;
    for (let tick = loop.ticks.shift(); tick !== undefined; tick = loop.ticks.shift()) {
      burn();
      enter(tick.task);
      const reacting = tick.react(false, undefined);
      if (reacting !== undefined) return reacting;
    }
    loop.ticking = false;
  };

  const drainJobs = (): Reacting => {
    const { loop } = stamps;
    const { jobs, jobRejected, jobValue } = loop;
    while (loop.next < loop.queued) {
      const at = loop.next++;
      const reaction = jobs[at]!;
      const rejected = jobRejected[at]!;
      const value = jobValue[at];
      jobs[at] = jobValue[at] = undefined;
      burn();
      enter(reaction.task);
      const reacting = reaction.react(rejected, value);
      if (reacting !== undefined) return reacting;
    }
    loop.next = loop.queued = 0;
  };

  /** Runs jobs until there are none, or until one answers a coroutine: that is to be driven before the next job. */
  const drain = (): Reacting => {
    const { loop } = stamps;
    for (;;) {
      const reacting = (loop.ticking ? drainTicks() : undefined) ?? drainJobs();
      if (reacting !== undefined) return reacting;
      if (loop.ticks.length === 0) break;
      loop.ticking = true;
    }
    if (loop.rejected.length === 0) return;
    const unhandled = loop.rejected.find(({ handled }) => !handled);
    // It ends here, a few lines further down.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if (unhandled !== undefined) throw new Unhandled(unhandled);
    loop.rejected.length = 0;
  };

  /** What ends with an exception that nobody catches ends the program, or the worker. */
  const end = (error: unknown): never => {
    const { loop } = stamps;
    const unhandled = error instanceof Unhandled ? error.state : undefined;
    const value = unhandled === undefined ? error : unhandled.value;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what a program throws may be anything
    if (value === stamps.runOver) throw value;
    if (loop.worker !== undefined) throw value;
    if (unhandled !== undefined) registers[Register.Task] = unhandled.task >= 0 ? unhandled.task : loop.task;
    errors.uncaught(value, unhandled !== undefined);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- see above
    throw stamps.runOver;
  };

  /**
   * The jobs that are due. Where nobody can be switched in the midst of a job, which is wherever there are no workers, they are done
   * when it returns: a coroutine for every turn would double what an asynchronous program costs.
   */
  const turn = (body: () => Reacting): Reacting => {
    try {
      const reacting = body() ?? drain();
      if (reacting !== undefined) return driven(reacting);
    } catch (error) {
      end(error);
    }
    enter(stamps.loop.owner);
  };

  function* driven(first: Running<void>): Running<void> {
    try {
      for (let next: Reacting = first; next !== undefined; next = drain()) yield* next;
    } catch (error) {
      end(error);
    }
    enter(stamps.loop.owner);
  }

  const nothing = (): void => undefined;

  /** @param object see `LISTENING` */
  function* turnsWhile(isUnfinished: () => boolean, object: number): Running<void> {
    const { loop } = stamps;
    let reacting = turn(nothing);
    if (reacting !== undefined) yield* reacting;
    while (isUnfinished()) {
      registers[Register.Object] = object;
      const entry = yield encodeYield(OperationKind.Turn, loop.site);
      const complete = loop.completions.get(entry) ?? nothing;
      loop.completions.delete(entry);
      loop.ticking = true;
      reacting = turn(complete);
      if (reacting !== undefined) yield* reacting;
    }
  }

  return {
    enqueue,
    tick: (reaction) => {
      require();
      stamps.loop.ticks.push(reaction);
    },
    enter,
    require,
    task: () => stamps.loop.task,
    now: () => {
      const seconds = time[Time.Now]!;
      // Most programs never see it pass. What comes out of `Math.round` is a double, to V8, which makes an object of each.
      return seconds === 0 ? 0 : Math.round(seconds * 1e3);
    },
    fulfil: (state, value) => settle(state, FULFILLED, value),
    reject: (state, reason) => {
      if (!state.handled) stamps.loop.rejected.push(state);
      settle(state, REJECTED, reason);
    },
    then: (state, reaction) => {
      if (!state.handled) {
        state.handled = true;
        if (state.isTask) port.loop.excuse(state.task);
      }
      if (state.status !== PENDING) enqueue(reaction, state.status === REJECTED, state.value);
      else if (state.reactions === undefined) state.reactions = [reaction];
      else state.reactions.push(reaction);
    },
    arm: (kind, site, earliest, latest, complete) => {
      require();
      const entry = port.loop.arm(kind, site, earliest, latest);
      stamps.loop.completions.set(entry, complete);
      return entry;
    },
    disarm: (entry) => {
      if (stamps.loop.completions.delete(entry)) port.loop.disarm(entry);
    },
    settled: (state) => turnsWhile(() => state.status === PENDING, NOTHING),
    idle: () => turnsWhile(() => stamps.loop.completions.size + stamps.loop.references > 0, LISTENING),
  };
}

const NOTHING = -1;

/** A promise was rejected, and when all jobs were done nobody had asked for it. */
class Unhandled {
  constructor(readonly state: PromiseState) {}
}

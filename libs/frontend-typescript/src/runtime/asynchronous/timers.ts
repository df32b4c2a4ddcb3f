import { Register } from '@heddle/engine';
import { OperationKind } from '@heddle/trace';
import type { Context } from '../context';
import { invalidType } from '../events/errors';
import type { Kit } from '../threading/kit';
import { isObject, type Callable, type Running } from '../types';
import type { Loop } from './loop';
import type { Reacting } from './state';

/** After so many immediates in a row a millisecond has passed: a program that polls by them comes to its timers. */
const IMMEDIATES_A_MILLISECOND = 10;
/** The longest that Node's timers can wait; what is longer becomes a millisecond there, too. */
const LONGEST = 2 ** 31 - 1;

export interface Timers {
  readonly globals: Readonly<Record<string, Callable>>;
  /** What `node:timers` exports. */
  readonly module: object;
  /** `process`: as much of it as has to do with the event loop. */
  readonly process: object;
  /** Calls back after so many milliseconds; answers how to give that up. */
  readonly after: (
    delay: unknown,
    site: number,
    callback: () => Reacting,
    keepsAlive?: boolean,
  ) => () => void;
  /** The same, again and again. */
  readonly every: Timers['after'];
  readonly immediately: (site: number, callback: () => Reacting, keepsAlive?: boolean) => () => void;
}

/**
 * Timers as in Node: deadlines are whole milliseconds, 1 at least; those that are due run in the order of their deadlines, those
 * of one deadline in the order in which they were set, and the jobs of each before the next.
 */
export function createTimers({ context, calls }: Kit, loop: Loop): Timers {
  const { port, stamps } = context;
  const site = (): number => port.registers[Register.Site]!;

  const milliseconds = (delay: unknown): number => {
    const given = Number(delay);
    if (given > LONGEST) warnOfOverflow(port, given);
    return given >= 1 && given <= LONGEST ? Math.trunc(given) : 1;
  };

  /** Calls back, or answers the coroutine that does so. */
  const called = (body: Callable, self: unknown, args: readonly unknown[]): Reacting => {
    if (stamps.preemptive) return calls.invoke(body, self, args) as Running<void>;
    Reflect.apply(body, self, args);
    return undefined;
  };

  const fire = (delay: number, where: number, callback: () => Reacting): number => {
    const task = loop.task();
    const due = loop.now() + delay;
    return loop.arm(OperationKind.Fire, where, due, due, () => {
      loop.enter(task);
      return callback();
    });
  };

  /** Whoever polls by immediates lets time pass, as in Node; and they come in the order in which they were set. */
  const untilImmediate = (): number => {
    const { loop: state } = stamps;
    const now = loop.now();
    const late = state.immediates > 0 && state.immediates % IMMEDIATES_A_MILLISECOND === 0 ? 1 : 0;
    state.immediateDue = Math.max(state.immediateDue, now + late);
    return state.immediateDue - now;
  };

  class Timeout {
    #entry = NONE;
    #keepsAlive: boolean;
    #cleared = false;
    readonly #id = ++stamps.loop.timers;
    readonly #start: () => number;

    constructor(
      delay: number,
      repeat: boolean,
      body: (timer: object) => Reacting,
      where = site(),
      keepsAlive = true,
    ) {
      this.#keepsAlive = keepsAlive;
      const again = (): void => {
        if (repeat && this.#entry === NONE && !this.#cleared) this.#arm();
      };
      this.#start = () =>
        fire(delay, where, () => {
          this.#settle();
          stamps.loop.immediates = 0;
          const reacting = body(this);
          if (reacting !== undefined) return followed(reacting, again);
          again();
          return undefined;
        });
      this.#arm();
      byId().set(this.#id, this);
    }

    /** Whatever is armed keeps the loop from ending; for what should not, that is taken back. */
    #arm(): void {
      this.#entry = this.#start();
      if (!this.#keepsAlive) stamps.loop.references--;
    }
    #settle(): void {
      if (this.#entry === NONE) return;
      this.#entry = NONE;
      if (!this.#keepsAlive) stamps.loop.references++;
    }
    #disarm(): void {
      if (this.#entry !== NONE) loop.disarm(this.#entry);
      this.#settle();
    }
    #hold(keepsAlive: boolean): this {
      if (keepsAlive !== this.#keepsAlive && this.#entry !== NONE)
        stamps.loop.references += keepsAlive ? 1 : -1;
      this.#keepsAlive = keepsAlive;
      return this;
    }

    close(): this {
      this.#cleared = true;
      byId().delete(this.#id);
      this.#disarm();
      return this;
    }
    refresh(): this {
      if (this.#cleared) return this;
      this.#disarm();
      this.#arm();
      return this;
    }
    ref(): this {
      return this.#hold(true);
    }
    /** The program may end before it fires. */
    unref(): this {
      return this.#hold(false);
    }
    hasRef(): boolean {
      return this.#keepsAlive;
    }
    [Symbol.toPrimitive](): number {
      return this.#id;
    }
    [Symbol.dispose](): void {
      this.close();
    }
    static clear(timer: unknown): void {
      const found =
        typeof timer === 'number' || typeof timer === 'string' ? byId().get(Number(timer)) : timer;
      if (isObject(found) && #entry in found) found.close();
    }
  }

  class Immediate {
    #entry: number;
    #keepsAlive = true;
    constructor(body: (immediate: object) => Reacting, where = site()) {
      this.#entry = fire(untilImmediate(), where, () => {
        stamps.loop.immediates++;
        this.ref();
        this.#entry = NONE;
        return body(this);
      });
    }
    static clear(immediate: unknown): void {
      if (isObject(immediate) && #entry in immediate) immediate[Symbol.dispose]();
    }
    #hold(keepsAlive: boolean): this {
      if (keepsAlive !== this.#keepsAlive && this.#entry !== NONE)
        stamps.loop.references += keepsAlive ? 1 : -1;
      this.#keepsAlive = keepsAlive;
      return this;
    }
    ref(): this {
      return this.#hold(true);
    }
    unref(): this {
      return this.#hold(false);
    }
    hasRef(): boolean {
      return this.#keepsAlive;
    }
    [Symbol.dispose](): void {
      if (this.#entry !== NONE) loop.disarm(this.#entry);
      this.ref();
      this.#entry = NONE;
    }
  }
  const byId = (): Map<number, Timeout> => stamps.loop.timersById as Map<number, Timeout>;
  const clearTimeout = builtInOf(Timeout);
  const clearImmediate = builtInOf(Immediate);
  // Programs get hold of them through their objects; nothing that one run changes may be there in the next.
  for (const shim of [Timeout, Immediate]) Object.freeze(Object.freeze(shim).prototype);

  const required = (callback: unknown): Callable => {
    if (typeof callback === 'function') return callback as Callable;
    throw invalidType('callback', 'of type function', callback);
  };
  const timeout =
    (repeat: boolean) =>
    (callback: unknown, delay: unknown, ...args: unknown[]): object => {
      const body = required(callback);
      return new Timeout(milliseconds(delay), repeat, (timer) => called(body, timer, args));
    };

  const globals: Record<string, Callable> = {
    setTimeout: timeout(false),
    setInterval: timeout(true),
    setImmediate: (callback, ...args) => {
      const body = required(callback);
      return new Immediate((immediate) => called(body, immediate, args));
    },
    clearTimeout,
    clearInterval: (timer) => clearTimeout(timer),
    clearImmediate,
    queueMicrotask: (callback) => {
      const body = required(callback);
      loop.enqueue({ task: loop.task(), react: () => called(body, undefined, []) }, false, undefined);
    },
  };
  for (const [name, fn] of Object.entries(globals)) Object.defineProperty(fn, 'name', { value: name });
  const { queueMicrotask: _, ...module } = globals;

  const process = {
    nextTick: (callback: unknown, ...args: unknown[]): void => {
      const body = required(callback);
      loop.tick({ task: loop.task(), react: () => called(body, undefined, args) });
    },
  };

  const timed =
    (repeat: boolean): Timers['after'] =>
    (delay, where, callback, keepsAlive) => {
      const timer = new Timeout(milliseconds(delay), repeat, callback, where, keepsAlive);
      return () => void timer.close();
    };

  return {
    globals,
    module,
    process,
    after: timed(false),
    every: timed(true),
    immediately: (where, callback, keepsAlive = true) => {
      const immediate = new Immediate(callback, where);
      if (!keepsAlive) immediate.unref();
      return () => immediate[Symbol.dispose]();
    },
  };
}

const NONE = -1;

function* followed(reacting: Running<void>, next: () => void): Running<void> {
  yield* reacting;
  next();
}

/** A class's `clear`, which is nobody's business but the module's. */
function builtInOf(owner: object): Callable {
  const { clear } = owner as { clear: Callable };
  Reflect.deleteProperty(owner, 'clear');
  return (timer) => void clear(timer);
}

function warnOfOverflow(port: Context['port'], delay: number): void {
  port.print(
    `TimeoutOverflowWarning: ${delay} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.\n`,
  );
}

import { OperationKind } from '@heddle/trace';
import type { Context } from '../context';
import type { Kit } from '../threading/kit';
import { isObject, type Callable, type Running } from '../types';
import type { Loop } from './loop';
import type { Reacting } from './state';

/** The longest that Node's timers can wait; what is longer becomes a millisecond there, too. */
const LONGEST = 2 ** 31 - 1;

export interface Timers {
  readonly globals: Readonly<Record<string, Callable>>;
  /** What `node:timers` exports. */
  readonly module: object;
  /** Calls back after so many milliseconds; answers how to give that up. */
  readonly after: (
    delay: unknown,
    site: number,
    callback: () => Reacting,
    keepsAlive?: boolean,
  ) => () => void;
  readonly immediately: (site: number, callback: () => Reacting) => () => void;
}

/**
 * Timers as in Node: deadlines are whole milliseconds, 1 at least; those that are due run in the order of their deadlines, those
 * of one deadline in the order in which they were set, and the jobs of each before the next.
 */
export function createTimers({ context, calls }: Kit, loop: Loop): Timers {
  const { port, stamps } = context;
  const site = (): number => port.registers[4]!;

  const milliseconds = (delay: unknown): number => {
    const given = Number(delay);
    if (given > LONGEST) warnOfOverflow(port, given);
    return given >= 1 && given <= LONGEST ? Math.trunc(given) : 1;
  };

  /** Calls back, or answers the coroutine that does so. */
  const called = (body: Callable, args: readonly unknown[]): Reacting => {
    if (stamps.preemptive) return calls.invoke(body, undefined, args) as Running<void>;
    Reflect.apply(body, undefined, args);
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

  class Timeout {
    #entry: number;
    #id = ++stamps.loop.timers;
    #start: () => number;
    #keepsAlive = true;
    constructor(delay: number, repeat: boolean, body: () => Reacting, where = site()) {
      const again = (): void => {
        if (repeat && this.#entry === NONE && !this.#cleared) this.#entry = this.#start();
      };
      this.#start = () =>
        fire(delay, where, () => {
          this.#entry = NONE;
          this.ref();
          const reacting = body();
          if (reacting !== undefined) return followed(reacting, again);
          again();
          return undefined;
        });
      this.#entry = this.#start();
      byId().set(this.#id, this);
    }
    #cleared = false;

    close(): this {
      this.#cleared = true;
      this.ref();
      byId().delete(this.#id);
      if (this.#entry !== NONE) loop.disarm(this.#entry);
      return this;
    }
    refresh(): this {
      if (this.#cleared) return this;
      if (this.#entry !== NONE) loop.disarm(this.#entry);
      this.#entry = this.#start();
      return this;
    }
    ref(): this {
      if (!this.#keepsAlive) stamps.loop.references++;
      this.#keepsAlive = true;
      return this;
    }
    /** The program may end before it fires. */
    unref(): this {
      if (this.#keepsAlive && this.#entry !== NONE) {
        stamps.loop.references--;
        this.#keepsAlive = false;
      }
      return this;
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
    constructor(body: () => Reacting) {
      this.#entry = fire(0, site(), body);
    }
    static clear(immediate: unknown): void {
      if (isObject(immediate) && #entry in immediate) loop.disarm(immediate.#entry);
    }
    ref(): this {
      return this;
    }
    unref(): this {
      return this;
    }
    hasRef(): boolean {
      return true;
    }
    [Symbol.dispose](): void {
      loop.disarm(this.#entry);
    }
  }
  const byId = (): Map<number, Timeout> => stamps.loop.timersById as Map<number, Timeout>;
  const clearTimeout = builtInOf(Timeout);
  const clearImmediate = builtInOf(Immediate);
  // Programs get hold of them through their objects; nothing that one run changes may be there in the next.
  for (const shim of [Timeout, Immediate]) Object.freeze(Object.freeze(shim).prototype);

  const required = (callback: unknown): Callable => {
    if (typeof callback === 'function') return callback as Callable;
    throw Object.assign(
      new TypeError(`The "callback" argument must be of type function. Received ${String(callback)}`),
      {
        code: 'ERR_INVALID_ARG_TYPE',
      },
    );
  };
  const timeout =
    (repeat: boolean) =>
    (callback: unknown, delay: unknown, ...args: unknown[]): object => {
      const body = required(callback);
      return new Timeout(milliseconds(delay), repeat, () => called(body, args));
    };

  const globals: Record<string, Callable> = {
    setTimeout: timeout(false),
    setInterval: timeout(true),
    setImmediate: (callback, ...args) => {
      const body = required(callback);
      return new Immediate(() => called(body, args));
    },
    clearTimeout,
    clearInterval: (timer) => clearTimeout(timer),
    clearImmediate,
    queueMicrotask: (callback) => {
      const body = required(callback);
      loop.enqueue({ task: loop.task(), react: () => called(body, []) }, false, undefined);
    },
  };
  for (const [name, fn] of Object.entries(globals)) Object.defineProperty(fn, 'name', { value: name });
  const { queueMicrotask: _, ...module } = globals;

  return {
    globals,
    module,
    after: (delay, where, callback, keepsAlive = true) => {
      let timer: Timeout | undefined = new Timeout(milliseconds(delay), false, callback, where);
      if (!keepsAlive) timer.unref();
      return () => {
        timer?.close();
        timer = undefined;
      };
    },
    immediately: (where, callback) => {
      const entry = fire(0, where, callback);
      return () => loop.disarm(entry);
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

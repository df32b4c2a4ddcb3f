/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unnecessary-type-parameters --
   the namespace of the student's module has whatever type the harness says */
/** How the harness of an exercise states what must hold. */
declare module 'heddle/harness' {
  /**
   * What `body` is run with, one after the other: `n` is one of these. Whole numbers from 1, ascending. The budget of schedules
   * is that of one scenario; a failure is shown at the smallest size at which it was found.
   */
  export interface Options {
    readonly sizes: readonly number[];
  }

  /** `body` must pass, and nothing bad may happen, in every schedule. It gets the namespace of the student's module. */
  export function always<S = any>(name: string, body: (student: S) => void | Promise<void>): void;
  export function always<S = any>(
    name: string,
    body: (student: S, n: number) => void | Promise<void>,
    options: Options,
  ): void;

  /** In some schedule, `reach()` must be called; with sizes, at each of them. */
  export function reachable<S = any>(
    name: string,
    body: (student: S, reach: (goal?: number) => void) => void | Promise<void>,
  ): void;
  export function reachable<S = any>(
    name: string,
    body: (student: S, reach: (goal?: number) => void, n: number) => void | Promise<void>,
    options: Options,
  ): void;

  /** A class whose objects do, one call after the other, what the student's must do when called at the same time. */
  export type Sequential<M extends object> =
    | (new () => M)
    | {
        readonly model: new () => M;
        /** Calls with different keys have nothing to do with one another: each key has a `model` of its own. */
        readonly key: (operation: string, ...args: any[]) => unknown;
      };

  /**
   * In every schedule, the calls of recorded objects get the results that they would get from a `model` in some order, one
   * after the other; a call that ended before another one began comes first. And nothing bad may happen, as in `always`.
   *
   * `recorded(object)` answers an object with the methods of the model; each calls the method of that name of `object` and
   * records what went in and what came out. Arguments and results must be plain data.
   */
  export function linearizable<M extends object, S = any>(
    name: string,
    model: Sequential<M>,
    body: (student: S, recorded: (object: { readonly [O in keyof M]: unknown }) => M) => void,
  ): void;
  export function linearizable<M extends object, S = any>(
    name: string,
    model: Sequential<M>,
    body: (student: S, recorded: (object: { readonly [O in keyof M]: unknown }) => M, n: number) => void,
    options: Options,
  ): void;

  /** How long an outside operation takes, in milliseconds of virtual time: at least, or at least and at most. */
  export type Latency = number | readonly [least: number, most: number];

  /** What stands for everything outside of an asynchronous program: databases, networks, files. */
  export interface Io {
    /**
     * Starts an operation outside of the program and answers a promise of its result. When it completes is the scheduler's choice:
     * at any moment, in any order with others, unless `latency` bounds it. `effect` is run at that moment, at once and alone; the
     * promise is fulfilled with what it returns, or rejected with what it throws. With `mayFail`, the scheduler also tries what
     * happens when the operation fails with that error, without its effect.
     */
    operation<T>(
      name: string,
      effect: () => T,
      options?: { readonly latency?: Latency; readonly mayFail?: unknown },
    ): Promise<Awaited<T>>;
  }
  export const io: Io;

  export interface Check {
    /** The run fails with `message` unless `condition` holds. */
    (condition: unknown, message?: string): void;
    /** Equality of plain data; fails with "`what` was …, expected …". */
    equal(actual: unknown, expected: unknown, what?: string): void;
    /** `body` must throw (an exception called `name`, if given); answers what was thrown. */
    throws(body: () => unknown, what?: string, name?: string): unknown;
  }
  export const check: Check;
}

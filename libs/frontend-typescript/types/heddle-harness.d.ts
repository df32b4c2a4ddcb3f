/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unnecessary-type-parameters --
   the namespace of the student's module has whatever type the harness says */
/** How the harness of an exercise states what must hold. */
declare module 'heddle/harness' {
  /** `body` must pass, and nothing bad may happen, in every schedule. It gets the namespace of the student's module. */
  export function always<S = any>(name: string, body: (student: S) => void): void;

  /** In some schedule, `reach()` must be called. */
  export function reachable<S = any>(
    name: string,
    body: (student: S, reach: (goal?: number) => void) => void,
  ): void;

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

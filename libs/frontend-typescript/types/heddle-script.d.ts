/** For a harness whose submission is a script: nobody imports it, and each scenario runs it as a program of its own. */
declare module 'heddle/script' {
  export { check } from 'heddle/harness';
  import type { Options } from 'heddle/harness';

  export interface Ending {
    /**
     * What was printed, a call of `console.log` (or `error`, `warn`, …) each, in order, and the `threadId` of the thread that printed it: 0
     * is the main thread.
     */
    readonly lines: readonly { readonly text: string; readonly threadId: number }[];
    /** What workers posted to `parentPort`, in the order in which it arrived. Ports in it are left out. */
    readonly messages: readonly { readonly value: unknown; readonly threadId: number }[];
  }

  export interface Script {
    /**
     * Runs the submission to its end, all its workers included, as the main program. Once in a scenario. An exception that ends the
     * program fails the scenario.
     */
    run(): Ending;
  }

  /** `body` must pass, and nothing bad may happen, in every schedule. It is no async function: `script.run()` does the waiting. */
  export function always(name: string, body: (script: Script) => void): void;
  export function always(name: string, body: (script: Script, n: number) => void, options: Options): void;

  /** In some schedule, `reach()` must be called. */
  export function reachable(
    name: string,
    body: (script: Script, reach: (goal?: number) => void) => void,
  ): void;
  export function reachable(
    name: string,
    body: (script: Script, reach: (goal?: number) => void, n: number) => void,
    options: Options,
  ): void;
}

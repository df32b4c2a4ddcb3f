import type { Loop } from './asynchronous/loop';
import type { Stamps } from './stamps';
import type { Kit } from './threading/kit';
import type { Running } from './types';

/** What a script has done so far. `threadId` is 0 for the main thread. */
export interface ScriptRecord {
  /** Each call of `console.log` and the like, without the end of its line. */
  readonly lines: { readonly text: string; readonly threadId: number }[];
  /** What its workers posted to `parentPort`, as it arrived. */
  readonly messages: { readonly value: unknown; readonly threadId: number }[];
}

export interface Scripts {
  /** Does the harness run its submission as a script? */
  expected: boolean;
  /** What a scenario gets in place of the submission's module. */
  readonly open: (instantiate: () => Running<object>) => object;
}

/** From now on, the order of what the program prints counts. */
export function watchOutput({ context }: Kit): void {
  const { port, stamps } = context;
  stamps.run.output = port.createLocations(1);
  port.name('location', stamps.run.output, 'the output');
}

/** `heddle/script`: for a harness whose submission is a program of its own. Nobody imports it; each scenario runs it. */
export function createScripts(kit: Kit, loop: Loop): Scripts {
  const { run } = kit.context.stamps;
  return {
    expected: false,
    open: (instantiate) =>
      Object.freeze({
        run: kit.fn('run', function* () {
          if (run.script !== undefined)
            throw new Error('a scenario can run its script once: make another scenario for the second run');
          const record: ScriptRecord = { lines: [], messages: [] };
          run.script = record;
          watchOutput(kit);
          yield* instantiate();
          yield* loop.idle();
          run.output = undefined;
          return record;
        }),
      }),
  };
}

/** The number of the thread that is running, as `node:worker_threads` has it. */
export function threadIdOf({ loop }: Stamps): number {
  return (loop.worker as { readonly threadId: number } | undefined)?.threadId ?? 0;
}

import type ivm from 'isolated-vm';
import type { PlantedMistake } from '@heddle/trace/mutants';
import type { Site } from '@heddle/trace';
import type { HarnessError } from '../../isolate/session';
import type { DeclaredScenario, Job } from '../../job';
import type { Rejection } from '../../protocol';
import { NOWHERE, type FrontEnd, type LoadedProgram } from '../front-end';
import type { Deadline } from '../limit';
import { setStage, type Stage } from './stage';

/** Longer sources are not read: nobody writes that much for one exercise. */
const MAX_SOURCE = 256 * 1024;

type Whose = Rejection['whose'];

/** What `_heddle/program.py` answers. */
type Compiled =
  | { readonly sites: readonly Site[] }
  | {
      readonly whose: Whose;
      readonly diagnostic: {
        readonly message: string;
        readonly line: number;
        readonly column: number;
        readonly kind: 'compile-error' | 'forbidden';
      };
    };

export const python: FrontEnd<Stage> = {
  setStage: () => setStage(),

  /** Another interpreter. As long as the last one is there, V8 gives it the machine code that it has made of Python. */
  renewStage: async (last) => {
    const stage = await setStage();
    last.isolate.dispose();
    return stage;
  },

  // Python's memory is WebAssembly's, and limited for all graders alike: see `graderCommand`.
  stageFor: (_, stage) => Promise.resolve(stage),

  compile: async ({ job }, stage, deadline) => {
    const tooLong = refuseLong(job);
    if (tooLong !== undefined) return tooLong;
    const text = await ask(stage, deadline, 'return $0.compile($1, $2, $3);', [
      job.harness?.source,
      job.submission.source,
      job.seed,
    ]);
    const compiled = JSON.parse(text) as Compiled;
    if ('diagnostic' in compiled) return rejection(compiled.whose, compiled.diagnostic);
    return {
      sites: [NOWHERE, ...compiled.sites],
      load: () => Promise.resolve(loaded(job, stage, deadline)),
    };
  },

  mutants: async ({ source }, stage, deadline) =>
    JSON.parse(await ask(stage, deadline, 'return $0.mutants($1);', [source])) as readonly PlantedMistake[],
};

function loaded({ limits }: Job, stage: Stage, deadline: Deadline): LoadedProgram {
  const program = (scenario: string, explain: boolean, size: number | undefined): Promise<ivm.Reference> =>
    deadline.enter(stage.isolate, (timeout) =>
      stage.context.evalClosure(
        'return $0.program($1, $2, $3);',
        [stage.realm.derefInto(), scenario, explain, size],
        { timeout, result: { reference: true } },
      ),
    );
  return {
    declared: async () => {
      const text = await ask(stage, deadline, 'return $0.declared($1);', [limits.fuel]);
      return JSON.parse(text) as readonly DeclaredScenario[] | HarnessError;
    },
    programsOf: async (scenario, size) =>
      [await program(scenario, false, size), await program(scenario, true, size)] as const,
    // There is no generated code: the tree that is run has the source's own positions.
    withSourcePositions: (run) => run,
  };
}

/** Calls a method of the realm; what it answers is text, written by our own Python. */
async function ask(
  { isolate, context, realm }: Stage,
  deadline: Deadline,
  code: string,
  args: readonly (string | number | undefined)[],
): Promise<string> {
  const answer: unknown = await deadline.enter(isolate, (timeout) =>
    context.evalClosure(code, [realm.derefInto(), ...args], { timeout, result: { copy: true } }),
  );
  return String(answer);
}

function refuseLong({ submission, harness }: Job): Rejection | undefined {
  for (const [whose, file] of [['harness', harness] as const, ['submission', submission] as const]) {
    const source = file?.source ?? '';
    if (source.length <= MAX_SOURCE) continue;
    const kilobytes = Math.ceil(source.length / 1024);
    const message = `the file has ${kilobytes} KB, and at most ${MAX_SOURCE / 1024} KB are graded; hand in the source that you wrote yourself`;
    return rejection(whose, { message, line: 1, column: 1, kind: 'compile-error' });
  }
  return undefined;
}

function rejection(
  whose: Whose,
  { message, line, column, kind }: Extract<Compiled, { diagnostic: unknown }>['diagnostic'],
): Rejection {
  return {
    kind: 'rejected',
    whose,
    verdict: kind,
    diagnostics: [{ severity: 'error', message, line, column }],
  };
}

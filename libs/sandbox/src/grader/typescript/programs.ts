import type ivm from 'isolated-vm';
import type { HarnessError } from '../../isolate/session';
import type { DeclaredScenario } from '../../job';
import { askEngine } from '../ask-engine';
import type { Builds, CompiledJob } from '../../compiler/compile-job';
import type { Deadline } from '../limit';
import type { RealmInContext, Realms, Stage } from './stage';

/** Both modules of a job, in both builds, inside the isolate. */
export interface LoadedJob {
  readonly fast: LoadedPair;
  readonly explaining: LoadedPair;
}

interface LoadedPair {
  readonly harness: RealmInContext;
  readonly studentModule: ivm.Reference;
  readonly harnessModule: ivm.Reference;
}

export async function loadJob(stage: Stage, job: CompiledJob, deadline: Deadline): Promise<LoadedJob> {
  const loadPair = async (
    { student, harness }: Realms,
    build: 'fast' | 'explaining',
  ): Promise<LoadedPair> => ({
    harness,
    studentModule: await load(stage, student, 'submission', job.submission[build], deadline),
    harnessModule: await load(stage, harness, 'harness', job.harness[build], deadline),
  });
  return {
    fast: await loadPair(stage.fast, 'fast'),
    explaining: await loadPair(stage.explaining, 'explaining'),
  };
}

/** Runs the script, whose value is a module factory; the module itself is evaluated in each run. */
async function load(
  { isolate }: Stage,
  { context, realm }: RealmInContext,
  file: keyof Pick<CompiledJob, 'submission' | 'harness'>,
  code: Builds['fast'],
  deadline: Deadline,
): Promise<ivm.Reference> {
  const script = await isolate.compileScript(code, { filename: file });
  const factory = await deadline.enter(isolate, (timeout) =>
    script.run(context, { reference: true, timeout }),
  );
  return deadline.enter(isolate, (timeout) =>
    context.evalClosure('return $0.load($1, $2);', [realm.derefInto(), factory.derefInto(), file], {
      timeout,
      result: { reference: true },
    }),
  );
}

/** What the harness declares, or the text of the exception that it threw instead. */
export async function declaredScenarios(
  stage: Stage,
  { fast }: LoadedJob,
  deadline: Deadline,
): Promise<readonly DeclaredScenario[] | HarnessError> {
  const text = await askEngine(stage, deadline, 'declared', [fast.harness.realm, fast.harnessModule]);
  return JSON.parse(text) as readonly DeclaredScenario[] | HarnessError;
}

/** One scenario in both builds, as objects that the engine can start; at one size if it has sizes. */
export async function programsOf(
  stage: Stage,
  { fast, explaining }: LoadedJob,
  scenario: string,
  size: number | undefined,
  deadline: Deadline,
) {
  const programOf = ({ harness, studentModule, harnessModule }: LoadedPair): Promise<ivm.Reference> =>
    deadline.enter(stage.isolate, (timeout) =>
      harness.context.evalClosure(
        'return $0.program($1, $2, $3, $4);',
        [harness.realm.derefInto(), studentModule.derefInto(), harnessModule.derefInto(), scenario, size],
        { timeout, result: { reference: true } },
      ),
    );
  return [await programOf(fast), await programOf(explaining)] as const;
}

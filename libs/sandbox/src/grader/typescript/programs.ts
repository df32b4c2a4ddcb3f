import { sourceFrames } from '@heddle/frontend-typescript/source-map';
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
  readonly student: RealmInContext;
  readonly studentModule: ivm.Reference;
  /** Undefined: the submission is a whole program. */
  readonly harness?: { readonly realm: RealmInContext; readonly module: ivm.Reference };
}

/** @param name what its author calls the submission */
export async function loadJob(
  stage: Stage,
  job: CompiledJob,
  name: string,
  deadline: Deadline,
): Promise<LoadedJob> {
  const loadPair = async (
    { student, harness }: Realms,
    build: 'fast' | 'explaining',
  ): Promise<LoadedPair> => ({
    student,
    studentModule: await load(stage, student, 'submission', job.submission[build], deadline, name),
    ...(job.harness !== undefined && {
      harness: {
        realm: harness,
        module: await load(stage, harness, 'harness', job.harness[build], deadline),
      },
    }),
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
  name: string = file,
): Promise<ivm.Reference> {
  const script = await isolate.compileScript(code, { filename: file });
  const factory = await deadline.enter(isolate, (timeout) =>
    script.run(context, { reference: true, timeout }),
  );
  return deadline.enter(isolate, (timeout) =>
    context.evalClosure('return $0.load($1, $2, $3);', [realm.derefInto(), factory.derefInto(), file, name], {
      timeout,
      result: { reference: true },
    }),
  );
}

/** What the harness declares, or the text of the exception that it threw instead. */
export async function declaredScenarios(
  stage: Stage,
  { fast }: LoadedJob,
  compiled: CompiledJob,
  deadline: Deadline,
): Promise<readonly DeclaredScenario[] | HarnessError> {
  if (fast.harness === undefined) return [{ name: 'main', kind: 'always' }];
  const { realm, module } = fast.harness;
  const text = await askEngine(stage, deadline, 'declared', [realm.realm, module]);
  const declared = JSON.parse(text) as readonly DeclaredScenario[] | HarnessError;
  if (!('thrown' in declared) || declared.frames === undefined) return declared;
  const [, line = declared.line] = /^harness:(\d+):/m.exec(sourceFrames(declared.frames, compiled)) ?? [];
  return { ...declared, line: Number(line) };
}

/** One scenario in both builds, as objects that the engine can start; at one size if it has sizes. */
export async function programsOf(
  stage: Stage,
  { fast, explaining }: LoadedJob,
  scenario: string,
  size: number | undefined,
  deadline: Deadline,
) {
  const make = (context: ivm.Context, code: string, args: readonly unknown[]): Promise<ivm.Reference> =>
    deadline.enter(stage.isolate, (timeout) =>
      context.evalClosure(code, [...args], { timeout, result: { reference: true } }),
    );
  const programOf = ({ student, studentModule, harness }: LoadedPair): Promise<ivm.Reference> => {
    if (harness === undefined) {
      const main = [student.realm.derefInto(), studentModule.derefInto()];
      return make(student.context, 'return $0.main($1);', main);
    }
    const { realm, module } = harness;
    const args = [realm.realm.derefInto(), studentModule.derefInto(), module.derefInto(), scenario, size];
    return make(realm.context, 'return $0.program($1, $2, $3, $4);', args);
  };
  return [await programOf(fast), await programOf(explaining)] as const;
}

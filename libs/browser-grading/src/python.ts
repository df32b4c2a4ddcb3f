import { Execution } from '@heddle/engine';
import type { Realm } from '@heddle/frontend-python';
import type { Site } from '@heddle/trace';
import type { Diagnostic, Verdict } from '@heddle/verdict';
import type { PublicExercise, Submission } from './exercise';
import { SITES, type DeclaredScenario, type LoadedProgram, type Refused } from './loaded';

/** What Python starts from, as `npm run build` makes it for graders. */
export interface PythonFiles {
  /** The script of `libs/frontend-python/src/runtime/main.ts`; the snapshot goes with it. */
  readonly runtime: string;
  readonly wasm: Uint8Array;
  readonly library: Uint8Array;
  readonly snapshot: Uint8Array;
}

/** What the script leaves in its one variable. */
interface Runtime {
  readonly restore: (files: Pick<PythonFiles, 'wasm' | 'library'>, snapshot: Uint8Array) => Promise<unknown>;
  readonly createRealm: (given: object) => Realm;
}

/** What `_heddle/program.py` answers. */
type Compiled =
  | { readonly sites: readonly Site[] }
  | {
      readonly whose: Refused['whose'];
      readonly diagnostic: { readonly kind: Verdict } & Omit<Diagnostic, 'severity'>;
    };

/** Sites are numbered from 1: 0 is no position. */
const NOWHERE: Site = { source: 'submission', line: 0, column: 0, text: '', function: '' };

/** JavaScript's own names, those that Python stands on. */
const JAVASCRIPT = new Set(
  `undefined NaN Infinity globalThis Object Function Array Map Set WeakMap WeakSet WeakRef FinalizationRegistry String Number
  Boolean Symbol BigInt Math JSON Date RegExp Reflect Proxy Iterator Promise Error TypeError RangeError SyntaxError
  ReferenceError EvalError URIError AggregateError SuppressedError ArrayBuffer SharedArrayBuffer Atomics DataView Int8Array
  Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array
  BigUint64Array WebAssembly parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI
  eval queueMicrotask`.split(/\s+/),
);

/**
 * Starts Python in this worker and gives it both files. Afterwards the worker can do nothing else: Python believes to be in
 * the same bare context as in a grader, so that what it does, and the snapshot that it starts from, are the same.
 */
export async function loadPython(
  { harness, limits, seed }: PublicExercise,
  { source }: Submission,
  { runtime: script, wasm, library, snapshot }: PythonFiles,
): Promise<LoadedProgram | Refused> {
  const evaluate = globalThis.eval;
  leaveOnlyJavaScript(globalThis);
  const runtime = evaluate(`(() => {${script}\nreturn __heddle_python;})()`) as Runtime;
  const python = await runtime.restore({ wasm, library }, snapshot);
  const execution = new Execution(SITES, { ...limits });
  const { port, harnessPort } = execution;
  const realm = runtime.createRealm({ python, port, harnessPort });
  const compiled = JSON.parse(realm.compile(harness, source, seed)) as Compiled;
  if ('diagnostic' in compiled) {
    const { kind, message, line, column } = compiled.diagnostic;
    return {
      whose: compiled.whose,
      verdict: kind,
      diagnostics: [{ severity: 'error', message, line, column }],
    };
  }
  return {
    execution,
    sites: [NOWHERE, ...compiled.sites],
    declared: () => {
      const declared = JSON.parse(realm.declared(limits.fuel)) as
        readonly DeclaredScenario[] | { readonly thrown: string };
      if ('thrown' in declared) throw new Error(declared.thrown);
      return declared;
    },
    programsOf: (scenario, size) => ({
      program: realm.program(scenario, false, size),
      explaining: realm.program(scenario, true, size),
    }),
    // There is no generated code: the tree that is run has the source's own positions.
    withSourcePositions: (run) => run,
  };
}

function leaveOnlyJavaScript(global: object): void {
  for (const name of Object.getOwnPropertyNames(global)) {
    if (!JAVASCRIPT.has(name)) Reflect.deleteProperty(global, name);
  }
}

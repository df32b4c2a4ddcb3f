import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import vm from 'node:vm';
import { DEFAULT_LIMITS, Execution } from '@heddle/engine';
import type * as runtime from '@heddle/frontend-python/runtime';
import type { Site } from '@heddle/trace';
import type { Model } from './model';
import { loaded, ModelError, notOneScenario } from './model-error';

const NO_SITE: Site = { source: 'harness', line: 0, column: 0, text: '', function: '' };

/** What the runtime answers, as JSON. */
type Compiled =
  | { readonly sites: readonly Site[] }
  | { readonly diagnostic: { readonly message: string; readonly line: number } };

/** What was declared, or why nothing was: the text and the line, 0 where it is not known, of what was raised. */
type Declared = readonly { readonly name: string }[] | { readonly thrown: string; readonly line: number };

/** A model in Python, in an interpreter of its own. @throws {ModelError} see `loadModel` */
export async function loadPythonModel(path: string): Promise<Model> {
  const execution = new Execution(MAX_SITES, DEFAULT_LIMITS);
  const context = vm.createContext({});
  const bundle = readFileSync(new URL('isolate/runtime-python.js', import.meta.url), 'utf8');
  const { restore, createRealm } = vm.runInContext(`${bundle};__heddle_python`, context) as typeof runtime;
  const python = await restore(
    { wasm: readFile('pyodide.asm.wasm'), library: readFile('python_stdlib.zip') },
    readFile('python.snapshot'),
  );
  const realm = createRealm({ python, port: execution.port, harnessPort: execution.harnessPort });
  const compiled = JSON.parse(realm.compile(readFileSync(path, 'utf8'), '', 1)) as Compiled;
  if ('diagnostic' in compiled)
    throw new ModelError(compiled.diagnostic.message, path, compiled.diagnostic.line);
  const declared = loaded(() => JSON.parse(realm.declared(DEFAULT_LIMITS.fuel)) as Declared, path);
  if ('thrown' in declared) {
    const { thrown, line } = declared;
    throw new ModelError(`it raises "${thrown}" when it is loaded`, path, line === 0 ? undefined : line);
  }
  if (declared.length !== 1) throw notOneScenario(declared.length, path);
  return {
    path,
    name: basename(path, '.py'),
    execution,
    program: realm.program(declared[0]!.name, false),
    sites: [NO_SITE, ...compiled.sites],
  };
}

/** As many as a Python program can have. */
const MAX_SITES = 1 << 16;

function readFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`isolate/${name}`, import.meta.url)));
}

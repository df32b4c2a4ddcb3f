import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import vm from 'node:vm';
import { DEFAULT_LIMITS, Execution } from '@heddle/engine';
import type * as runtime from '@heddle/frontend-python/runtime';
import type { Site } from '@heddle/trace';
import type { Model } from './model';

const NO_SITE: Site = { source: 'harness', line: 0, column: 0, text: '', function: '' };

/** What the runtime answers, as JSON. */
type Compiled =
  | { readonly sites: readonly Site[] }
  | { readonly diagnostic: { readonly message: string; readonly line: number } };

/** A model in Python, in an interpreter of its own. @throws if it does not compile. */
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
    throw new Error(`${path}:${compiled.diagnostic.line}: ${compiled.diagnostic.message}`);
  const declared = JSON.parse(realm.declared(DEFAULT_LIMITS.fuel)) as readonly { readonly name: string }[];
  if (declared.length !== 1) throw new Error(`${path} must state exactly one scenario`);
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

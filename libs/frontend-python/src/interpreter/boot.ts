import { clock, files } from './shell';
// After the shell, on purpose: see there.
import { loadPyodide } from 'pyodide/pyodide.mjs';
import createPyodideModule from 'pyodide/pyodide.asm.mjs';
import type { Interpreter, PythonModule } from './interpreter';
import { bytesOf, packSnapshot, Snapshot, type NextBytes } from './snapshot';

/** Where the front-end's own Python lives. */
const PACKAGES = '/lib/python3.14/site-packages';

export interface PyodideFiles {
  /** `pyodide.asm.wasm` */
  readonly wasm: Uint8Array;
  /** `python_stdlib.zip` */
  readonly library: Uint8Array;
}

/** There are no packages to load; the version is what Pyodide compares. */
const NO_PACKAGES = {
  info: { abi_version: '2026_0', arch: 'wasm32', platform: 'emscripten', version: '0', python: '3.14.2' },
  packages: {},
};

/** Python as the snapshot has it: everything that a job needs is imported already. */
export function restore(given: PyodideFiles, file: Uint8Array | NextBytes): Promise<Interpreter> {
  const snapshot = new Snapshot(typeof file === 'function' ? file : bytesOf(file));
  // With its header alone, Pyodide copies no memory.
  return boot(given, { _loadSnapshot: Promise.resolve(snapshot.header) }, (module) => {
    growTo(snapshot.size, module);
    snapshot.copyInto(module.HEAPU8);
  });
}

/** @param sources the front-end's Python files, by their path in the package's folder. */
export async function makeSnapshot(
  given: PyodideFiles,
  sources: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  const python = await boot(given, { _makeSnapshot: true });
  for (const [path, source] of Object.entries(sources)) {
    const folder = `${PACKAGES}/${path}`.replace(/\/[^/]*$/, '');
    python.FS.mkdirTree(folder);
    python.FS.writeFile(`${PACKAGES}/${path}`, source);
  }
  python.runPython('import importlib; importlib.invalidate_caches()');
  python.runPython('import _heddle.bridge; _heddle.bridge.program.settle()');
  const whole = python.makeMemorySnapshot();
  return packSnapshot(whole, await memoryBefore(given, whole));
}

/** An interpreter's memory at the moment at which a snapshot would come in. */
async function memoryBefore(given: PyodideFiles, snapshot: Uint8Array): Promise<Uint8Array> {
  let memory = new Uint8Array();
  await boot(given, { _loadSnapshot: Promise.resolve(snapshot) }, (module) => {
    growTo(snapshot.length, module);
    memory = module.HEAPU8.slice();
  });
  return memory;
}

/** Pyodide's own memory has 30 MB at first. */
function growTo(size: number, module: PythonModule): void {
  module._sbrk(Math.max(0, size - module._sbrk(0)));
}

/** @param prepare does what is to be done between Pyodide's own start and Python's */
async function boot(
  { wasm, library }: PyodideFiles,
  options: object,
  prepare: (module: PythonModule) => void = ignore,
): Promise<Interpreter> {
  files.set('pyodide.asm.wasm', wasm);
  files.set('python_stdlib.zip', library);
  const python = await loadPyodide({
    indexURL: '/',
    lockFileContents: NO_PACKAGES,
    createPyodideModule: async (settings: object) => {
      const module = await createPyodideModule(settings);
      prepare(module);
      return module;
    },
    jsglobals: Object.create(null) as object,
    env: { HOME: '/home', PYTHONHASHSEED: '0' },
    stdout: ignore,
    stderr: ignore,
    ...options,
  });
  files.clear();
  python._module.clock = clock;
  return python;
}

function ignore(): void {
  // What Python prints by itself is nobody's: a program's output goes to the engine.
}

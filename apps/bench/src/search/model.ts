import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import vm from 'node:vm';
import { DEFAULT_LIMITS, Execution, Register, type Program } from '@heddle/engine';
import { RunAnalysis } from '@heddle/analyses';
import { compile } from '@heddle/frontend-typescript';
import type * as runtime from '@heddle/frontend-typescript/runtime';
import { RandomWalk } from '@heddle/strategies';
import type { Site } from '@heddle/trace';
import { loaded, ModelError, notOneScenario } from './model-error';
import { loadPythonModel } from './python-model';

type Runtime = typeof runtime;

/** A program with a bug, as models/README.md says how to write one. */
export interface Model {
  readonly name: string;
  readonly path: string;
  readonly execution: Execution;
  readonly program: Program;
  readonly sites: readonly Site[];
}

const RUNTIME = new URL('isolate/runtime-typescript.js', import.meta.url);
const NO_SITE: Site = { source: 'harness', line: 0, column: 0, text: '', function: '' };

/** The files of a folder that are models, in order. @throws {ModelError} if there are none. */
export function modelsIn(folder: string): string[] {
  const found = readFolder(folder).filter((file) => /(?<!\.d)\.ts$|\.py$/.test(file));
  if (found.length === 0) throw new ModelError('there is no model (a file in .ts or .py)', folder);
  return found.sort().map((file) => join(folder, file));
}

function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new ModelError(`cannot be read as a folder (${(error as NodeJS.ErrnoException).code})`, folder);
  }
}

/** @throws {ModelError} if it does not compile, cannot be loaded, or does not state one scenario */
export async function loadModel(path: string): Promise<Model> {
  const model = path.endsWith('.py') ? await loadPythonModel(path) : loadTypeScriptModel(path);
  findSwitchPoints(model);
  return model;
}

function loadTypeScriptModel(path: string): Model {
  const name = basename(path, '.ts');
  const compiled = compile(readFileSync(path, 'utf8'), {
    file: name,
    origin: 'harness',
    firstSite: 1,
    explain: false,
  });
  if (!compiled.ok) {
    const { message, line } = compiled.diagnostics[0]!;
    throw new ModelError(message, path, line);
  }
  const empty = compile('export {};', { file: 'empty', origin: 'submission', firstSite: 1, explain: false });
  if (!empty.ok) throw new Error('the empty module does not compile');
  const sites = [NO_SITE, ...compiled.sites];
  const execution = new Execution(sites.length, DEFAULT_LIMITS);
  const context = vm.createContext({});
  vm.runInContext(readFileSync(RUNTIME, 'utf8'), context, { filename: 'runtime' });
  const { createRealm, createStamps } = vm.runInContext('__heddle_runtime', context) as Runtime;
  const realm = createRealm({
    port: execution.port,
    harnessPort: execution.harnessPort,
    stamps: createStamps(),
  });
  realm.harden();
  const load = (code: string, file: string): runtime.Module =>
    realm.load(vm.runInContext(code, context, { filename: file }) as runtime.Factory, file);
  const harness = load(compiled.code, name);
  execution.port.registers[Register.Fuel] = DEFAULT_LIMITS.fuel;
  const scenarios = loaded(() => realm.scenarios(harness), path);
  const [scenario] = scenarios;
  if (scenario === undefined || scenarios.length > 1) throw notOneScenario(scenarios.length, path);
  return {
    name,
    path,
    execution,
    program: realm.program(load(empty.code, 'empty'), harness, scenario.name),
    sites,
  };
}

const PROFILE_RUNS = 200;

/** The profile: which accesses matter is learned before anything is counted, as it is for the published numbers. */
function findSwitchPoints({ execution, program, sites }: Model): void {
  const analysis = new RunAnalysis();
  const strategy = new RandomWalk(0);
  for (let run = 0; run < PROFILE_RUNS && strategy.startRun(); run++) {
    execution.run(program, strategy);
    for (const site of analysis.analyse(execution.trace, sites).unorderedSites) execution.makeVisible(site);
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import vm from 'node:vm';
import { DEFAULT_LIMITS, Execution, type Program } from '@heddle/engine';
import { RunAnalysis } from '@heddle/analyses';
import { compile } from '@heddle/frontend-typescript';
import type * as runtime from '@heddle/frontend-typescript/runtime';
import { RandomWalk } from '@heddle/strategies';
import type { Site } from '@heddle/trace';
import { loadPythonModel } from './python-model';

type Runtime = typeof runtime;

/** A program with a bug, as models/README.md says how to write one. */
export interface Model {
  readonly name: string;
  readonly execution: Execution;
  readonly program: Program;
  readonly sites: readonly Site[];
}

const RUNTIME = new URL('isolate/runtime-typescript.js', import.meta.url);
const NO_SITE: Site = { source: 'harness', line: 0, column: 0, text: '', function: '' };

/** All models of a folder in one language, by name. @throws if one of them does not compile. */
export async function* loadModels(folder: string, language: 'ts' | 'py'): AsyncGenerator<Model> {
  const files = readdirSync(folder).filter((file) => file.endsWith(`.${language}`));
  for (const file of files.sort()) {
    const path = join(folder, file);
    const model = language === 'ts' ? loadModel(path) : await loadPythonModel(path);
    findSwitchPoints(model);
    yield model;
  }
}

function loadModel(path: string): Model {
  const name = basename(path, '.ts');
  const compiled = compile(readFileSync(path, 'utf8'), {
    file: name,
    origin: 'harness',
    firstSite: 1,
    explain: false,
  });
  if (!compiled.ok) {
    const { message, line } = compiled.diagnostics[0]!;
    throw new Error(`${path}:${line}: ${message}`);
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
  const [scenario, ...others] = realm.scenarios(harness);
  if (scenario === undefined || others.length > 0) throw new Error(`${path} must state exactly one scenario`);
  return {
    name,
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

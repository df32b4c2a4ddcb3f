import vm from 'node:vm';
import { Execution, DEFAULT_LIMITS, type Program, type RunLimits, type Strategy } from '@heddle/engine';
import { Recording } from '@heddle/engine';
import type { SchedulingPoint } from '@heddle/engine';
import { buildSync } from 'esbuild';
import { compile, type Compiled } from '../src';
import type * as runtime from '../src/runtime/main';
import type { Factory } from '../src/runtime/main';

type Runtime = typeof runtime;

const entry = `${__dirname}/../src/runtime/main.ts`;
let bundle: string | undefined;
const MAX_OUTPUT = 100_000;

/** The runtime as the sandbox gets it. */
export function runtimeBundle(): string {
  bundle ??= buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: '__heddle_runtime',
    target: 'es2024',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  }).outputFiles[0]!.text;
  return bundle;
}

export function compiled(source: string, options: Partial<Parameters<typeof compile>[1]> = {}): Compiled {
  const result = compile(source, {
    file: 'submission',
    origin: 'submission',
    firstSite: 1,
    explain: false,
    ...options,
  });
  if (!result.ok)
    throw new Error(result.diagnostics.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return result;
}

/** A program in realms of its own, as the sandbox would set it up, run by the real engine. */
export class TestProgram {
  readonly execution: Execution;
  readonly program: Program;
  readonly student: Compiled;
  readonly context: vm.Context;
  output = '';

  constructor(
    source: string,
    harness?: { source: string; scenario: string },
    options: { explain?: boolean; limits?: Partial<RunLimits> } = {},
  ) {
    const explain = options.explain ?? false;
    this.student = compiled(source, { explain });
    const judge =
      harness &&
      compiled(harness.source, {
        file: 'harness',
        origin: 'harness',
        firstSite: 1 + this.student.sites.length,
        explain,
        accessors: this.student.accessors,
      });
    const sites = 1 + this.student.sites.length + (judge?.sites.length ?? 0);
    this.execution = new Execution(sites, { ...DEFAULT_LIMITS, ...options.limits });
    const engine = runtimeIn(vm.createContext({}));
    const stamps = engine.createStamps();
    const native = this.execution.port;
    const print = (text: string): void => {
      if (this.output.length < MAX_OUTPUT) this.output += text;
      native.print(text);
    };
    const port = { ...native, print };
    this.context = vm.createContext({});
    const studentRealm = runtimeIn(this.context).createRealm({ port, stamps, explain });
    studentRealm.harden();
    const module = studentRealm.load(
      vm.runInContext(this.student.code, this.context, { filename: 'submission' }) as Factory,
      'submission',
      'stock.ts',
    );
    if (harness === undefined || judge === undefined) {
      this.program = studentRealm.main(module);
      return;
    }
    const judgeContext = vm.createContext({});
    const { harnessPort } = this.execution;
    const realm = runtimeIn(judgeContext).createRealm({ port, stamps, explain, harnessPort });
    realm.harden();
    const judgeModule = realm.load(
      vm.runInContext(judge.code, judgeContext, { filename: 'harness' }) as Factory,
      'harness',
    );
    this.program = realm.program(module, judgeModule, harness.scenario);
    this.scenarios = () => realm.scenarios(judgeModule);
  }

  scenarios: () => readonly { name: string; kind: string }[] = () => [];

  run(
    strategy: Strategy = new FirstEnabled(),
    mode: { replay: boolean; recording?: Recording } = { replay: true },
  ): this {
    this.output = '';
    this.execution.run(this.program, strategy, mode);
    return this;
  }

  record(strategy: Strategy = new FirstEnabled()): Recording {
    const recording = new Recording();
    this.run(strategy, { replay: true, recording });
    return recording;
  }
}

/** Evaluates the runtime in a context of its own. */
export function runtimeIn(context: vm.Context): Runtime {
  return vm.runInContext(`${runtimeBundle()};__heddle_runtime`, context, {
    filename: 'runtime.js',
  }) as Runtime;
}

/** Always the lowest-numbered enabled task. */
export class FirstEnabled implements Strategy {
  startRun(): boolean {
    return true;
  }
  pick(point: SchedulingPoint): number {
    return point.enabled[0]!;
  }
  random(bound: number): number {
    return 7 % bound;
  }
}

/** Tasks at random, repeatably. */
export class RandomWalk extends FirstEnabled {
  constructor(private seed: number) {
    super();
  }
  override pick(point: SchedulingPoint): number {
    return point.enabled[this.random(point.count)]!;
  }
  override random(bound: number): number {
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.seed / 2 ** 32) * bound);
  }
}

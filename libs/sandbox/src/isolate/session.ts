import { Execution, Register } from '@heddle/engine';
import type { HarnessPort, Port, Program, RunLimits } from '@heddle/engine';
import { explore, exploreSizes, replay, runAtRandom, STRATEGIES } from '@heddle/exploration';
import type { StrategyName, Target } from '@heddle/exploration';
import type { Site } from '@heddle/trace';
import { VERDICTS } from '@heddle/verdict';
import { boundedJson } from './bounded-json';
import { Counter } from './counters';

/** The accesses of a larger program are switch points from the start, beyond this many sites. */
const SITES = 1 << 18;

export interface BeginRequest {
  readonly limits: RunLimits;
  readonly sites: readonly Site[];
  readonly seed: number;
}

export interface ScenarioRequest {
  readonly scenario: string;
  readonly mustReachGoal: boolean;
  readonly isWholeProgram: boolean;
  /** What its programs are made for, in this order; absent: there is one program, and it has no size. */
  readonly sizes?: readonly number[];
  /** Nobody asks how it fails: then the failing run is neither made smaller nor explained. */
  readonly onlyVerdict?: boolean;
}

/** Why a harness has no scenarios: it declares one in a way that there is not, or it threw when it was evaluated. */
export interface HarnessError {
  readonly fault: 'declaration' | 'exception';
  readonly thrown: string;
  /** In the harness; 0: not known. */
  readonly line: number;
  /** Of an exception in TypeScript: where it was thrown, in generated code. */
  readonly frames?: string;
}

/** What the harness's realm (which is the teacher's and ours) answers. */
interface HarnessRealm {
  scenarios(module: object): readonly {
    readonly name: string;
    readonly kind: string;
    readonly site: number;
    readonly sizes?: readonly number[];
  }[];
  /** Where an exception was thrown. Python's does not say. */
  framesOf?(error: unknown): string;
}

/**
 * One execution and what is asked of it: text in, bounded text out. The ports exist before the job is known, so that
 * the realms can be built while the grader warms up.
 */
export class Session {
  readonly port: Port;
  readonly harnessPort: HarnessPort;
  /** The execution keeps this object and reads it in every run. */
  private readonly limits = { steps: 0, fuel: 0, output: 0 };
  private readonly execution = new Execution(SITES, this.limits);
  private sites: readonly Site[] = [];
  private seed = 0;

  /** @param counters see `Counter` */
  constructor(private readonly counters: Int32Array) {
    this.port = this.execution.port;
    this.harnessPort = this.execution.harnessPort;
  }

  begin(request: string): void {
    const { limits, sites, seed } = JSON.parse(request) as BeginRequest;
    this.limits.steps = limits.steps;
    this.limits.fuel = limits.fuel;
    this.limits.output = limits.output;
    this.sites = sites;
    this.seed = seed;
  }

  /** The scenarios that a harness declares when it is evaluated, or the text of what it threw. */
  declared(realm: HarnessRealm, module: object): string {
    this.port.registers[Register.Fuel] = this.limits.fuel;
    try {
      const declared = realm.scenarios(module);
      return boundedJson(declared.map(({ site, ...scenario }) => ({ ...scenario, line: this.lineOf(site) })));
    } catch (error) {
      return boundedJson(this.thrown(error, realm));
    }
  }

  /** The harness's error; the student's code has not run yet. `site`: of the declaration that is at fault. */
  private thrown(error: unknown, realm: HarnessRealm): HarnessError {
    const { name, message, site } = error as Partial<Error> & { readonly site?: number };
    if (typeof site === 'number')
      return { fault: 'declaration', thrown: String(message), line: this.lineOf(site) };
    const frames = realm.framesOf?.(error) ?? '';
    return { fault: 'exception', thrown: `${String(name)}: ${String(message)}`, line: 0, frames };
  }

  private lineOf(site: number): number {
    return this.sites[site]?.line ?? 0;
  }

  /** @param programs for each size one to search with and one that explains */
  explore(request: string, schedules: number, ...programs: Program[]): string {
    const { sizes, onlyVerdict = false, ...scenario } = JSON.parse(request) as ScenarioRequest;
    const { counters } = this;
    counters[Counter.Schedules] = 0;
    const onSchedule = (strategy: StrategyName): void => {
      counters[Counter.Schedules]!++;
      counters[Counter.Strategy] = STRATEGIES.indexOf(strategy);
    };
    const known = onlyVerdict ? { known: VERDICTS[0] } : {};
    const options = { schedules, seed: this.seed, onSchedule, ...known };
    const targets = (sizes ?? [0]).map((_, index) =>
      this.target(scenario, programs[2 * index]!, programs[2 * index + 1]!),
    );
    const outcome =
      sizes === undefined ? explore(targets[0]!, options) : exploreSizes(targets, sizes, options);
    return boundedJson(outcome);
  }

  replay(request: string, schedule: string, program: Program, explaining: Program): string {
    const { sizes, ...scenario } = JSON.parse(request) as ScenarioRequest;
    const run = replay(this.target(scenario, program, explaining), schedule, this.seed);
    return boundedJson(sizes === undefined ? run : { ...run, size: sizes[0] });
  }

  /** Once, in an order that the seed decides. */
  runOnce(request: string, program: Program, explaining: Program): string {
    const { sizes: _, ...scenario } = JSON.parse(request) as ScenarioRequest;
    return boundedJson(runAtRandom(this.target(scenario, program, explaining), this.seed));
  }

  private target(
    scenario: Omit<ScenarioRequest, 'sizes' | 'onlyVerdict'>,
    program: Program,
    explaining: Program,
  ): Target {
    return { ...scenario, execution: this.execution, program, explaining, sites: this.sites };
  }
}

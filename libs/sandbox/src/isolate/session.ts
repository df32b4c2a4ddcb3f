import { Execution, Register } from '@heddle/engine';
import type { HarnessPort, Port, Program, RunLimits } from '@heddle/engine';
import { explore, replay } from '@heddle/exploration';
import type { Target } from '@heddle/exploration';
import type { Site } from '@heddle/trace';
import { boundedJson } from './bounded-json';

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
}

/** What the harness's realm (which is the teacher's and ours) answers. */
interface HarnessRealm {
  scenarios(
    module: object,
  ): readonly { readonly name: string; readonly kind: string; readonly site: number }[];
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

  constructor() {
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
      return boundedJson(
        declared.map(({ name, kind, site }) => ({ name, kind, line: this.sites[site]?.line ?? 0 })),
      );
    } catch (error) {
      return boundedJson({ thrown: describe(error) });
    }
  }

  explore(request: string, schedules: number, program: Program, explaining: Program): string {
    return boundedJson(explore(this.target(request, program, explaining), { schedules, seed: this.seed }));
  }

  replay(request: string, schedule: string, program: Program, explaining: Program): string {
    return boundedJson(replay(this.target(request, program, explaining), schedule, this.seed));
  }

  private target(request: string, program: Program, explaining: Program): Target {
    const { scenario, mustReachGoal } = JSON.parse(request) as ScenarioRequest;
    return { scenario, mustReachGoal, execution: this.execution, program, explaining, sites: this.sites };
  }
}

/** The harness's error; the student's code has not run yet. */
function describe(error: unknown): string {
  const { name, message } = error as Partial<Error>;
  return `${String(name)}: ${String(message)}`;
}

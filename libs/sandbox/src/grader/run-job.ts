import type ivm from 'isolated-vm';
import type { ExplainedRun, ScenarioOutcome } from '@heddle/exploration';
import type { BeginRequest, ScenarioRequest } from '../isolate/session';
import type { DeclaredScenario, Job } from '../job';
import type { GraderMessage, JobMessage, LastMessage } from '../protocol';
import { askEngine } from './ask-engine';
import type { EngineStage, FrontEnd, LoadedProgram } from './front-end';
import { Deadline, LimitReached } from './limit';
import { watchSearch } from './watch-search';

/** Does a whole job; outcomes are said as they come. Rejects only with what is a mistake of ours. */
export async function runJob<S extends EngineStage>(
  message: JobMessage,
  frontEnd: FrontEnd<S>,
  stage: S,
  say: (message: GraderMessage) => void,
): Promise<LastMessage> {
  try {
    return await new JobRun(message, frontEnd, stage, say).run();
  } catch (error) {
    if (error instanceof LimitReached) return { kind: 'limit', verdict: error.verdict };
    throw error;
  }
}

/** Schedules. */
const GLANCE = 40;

class JobRun<S extends EngineStage> {
  readonly #deadline: Deadline;

  constructor(
    private readonly message: JobMessage,
    private readonly frontEnd: FrontEnd<S>,
    private readonly stage: S,
    private readonly say: (message: GraderMessage) => void,
  ) {
    this.#deadline = new Deadline(message.wallMs);
  }

  async run(): Promise<LastMessage> {
    const { message, stage } = this;
    const { job } = message;
    if (job.task.kind === 'mutate') return this.#mutate();
    const compiled = await this.frontEnd.compile(message, stage, this.#deadline);
    if ('kind' in compiled) return compiled;
    this.say({ kind: 'compiled', sites: compiled.sites });
    const request: BeginRequest = { limits: job.limits, sites: compiled.sites, seed: job.seed };
    await askEngine(stage, this.#deadline, 'begin', [JSON.stringify(request)]);
    const loaded = await compiled.load();
    const declared = await loaded.declared();
    if ('thrown' in declared) {
      const { fault, thrown, line } = declared;
      return fault === 'declaration' ? wrongDeclaration(thrown, line) : harnessThrew(thrown, line);
    }
    this.say({ kind: 'loaded', declared });
    switch (job.task.kind) {
      case 'explore': {
        const stopWatching = watchSearch(stage.counters, this.say);
        return await this.#explore(job.task, declared, loaded).finally(stopWatching);
      }
      case 'replay':
        return this.#replay(job.task, declared, loaded);
      case 'run':
        return this.#run(job.task.scenario, declared, loaded);
    }
  }

  async #mutate(): Promise<LastMessage> {
    const { message, frontEnd, stage } = this;
    if (frontEnd.mutants === undefined)
      throw new Error('Mutants of this language are made outside of a grader.');
    return {
      kind: 'mutated',
      mutants: await frontEnd.mutants(message.job.submission, stage, this.#deadline),
    };
  }

  async #explore(
    { scenarios, untilFailure = false }: Extract<Job['task'], { kind: 'explore' }>,
    declared: readonly DeclaredScenario[],
    loaded: LoadedProgram,
  ): Promise<LastMessage> {
    if (untilFailure && (await this.#glance(scenarios, declared, loaded))) return { kind: 'explored' };
    for (const { name, schedules } of scenarios) {
      const scenario = declared.find((each) => each.name === name);
      if (scenario === undefined) continue; // the answer says what is declared; the exercise's owner is told
      const outcome = await this.#exploreOne(scenario, schedules, loaded);
      this.say({ kind: 'outcome', outcome });
      if (untilFailure && outcome.verdict !== 'accepted') break;
    }
    return { kind: 'explored' };
  }

  /** Does a scenario fail within few schedules? Most that fail at all do, and need not wait for the whole search of those before them. */
  async #glance(
    scenarios: Extract<Job['task'], { kind: 'explore' }>['scenarios'],
    declared: readonly DeclaredScenario[],
    loaded: LoadedProgram,
  ): Promise<boolean> {
    for (const { name, schedules } of scenarios) {
      const scenario = declared.find((each) => each.name === name);
      // What few schedules do not reach, more may.
      if (scenario === undefined || scenario.kind === 'reachable') continue;
      const outcome = await this.#exploreOne(scenario, Math.min(schedules, GLANCE), loaded);
      if (outcome.verdict === 'accepted') continue;
      this.say({ kind: 'outcome', outcome });
      return true;
    }
    return false;
  }

  async #exploreOne(
    scenario: DeclaredScenario,
    schedules: number,
    loaded: LoadedProgram,
  ): Promise<ScenarioOutcome> {
    this.say({ kind: 'scenario', name: scenario.name });
    const text = await this.#inEngine('explore', scenario, scenario.sizes, [schedules], loaded);
    const outcome = JSON.parse(text) as ScenarioOutcome;
    const { failure, further } = outcome;
    return {
      ...outcome,
      ...(failure !== undefined && { failure: loaded.withSourcePositions(failure) }),
      ...(further !== undefined && { further: further.map((run) => loaded.withSourcePositions(run)) }),
    };
  }

  async #replay(
    { scenario: name, schedule, size }: Extract<Job['task'], { kind: 'replay' }>,
    declared: readonly DeclaredScenario[],
    loaded: LoadedProgram,
  ): Promise<LastMessage> {
    const scenario = declared.find((each) => each.name === name);
    if (scenario === undefined) return harnessThrew(`the harness has no scenario '${name}'`);
    // A token may be older than the sizes, or than these; then the caller has been told that the run may differ.
    const sizes = scenario.sizes && [size ?? scenario.sizes[0]!];
    const text = await this.#inEngine('replay', scenario, sizes, [schedule], loaded);
    return { kind: 'replayed', run: loaded.withSourcePositions(JSON.parse(text) as ExplainedRun) };
  }

  async #run(
    name: string,
    declared: readonly DeclaredScenario[],
    loaded: LoadedProgram,
  ): Promise<LastMessage> {
    const scenario = declared.find((each) => each.name === name);
    if (scenario === undefined) return harnessThrew(`the harness has no scenario '${name}'`);
    const text = await this.#inEngine('runOnce', scenario, scenario.sizes?.slice(0, 1), [], loaded);
    return { kind: 'replayed', run: loaded.withSourcePositions(JSON.parse(text) as ExplainedRun) };
  }

  async #inEngine(
    method: 'explore' | 'replay' | 'runOnce',
    { name, kind }: DeclaredScenario,
    sizes: readonly number[] | undefined,
    args: readonly (number | string)[],
    loaded: LoadedProgram,
  ): Promise<string> {
    const programs: ivm.Reference[] = [];
    for (const size of sizes ?? [undefined]) programs.push(...(await loaded.programsOf(name, size)));
    const { job } = this.message;
    const request: ScenarioRequest = {
      scenario: name,
      mustReachGoal: kind === 'reachable',
      isWholeProgram: job.harness === undefined,
      onlyVerdict: job.task.kind === 'explore' && job.task.untilFailure === true,
      ...(sizes !== undefined && { sizes }),
    };
    return askEngine(this.stage, this.#deadline, method, [JSON.stringify(request), ...args, ...programs]);
  }
}

/** A harness that declares a scenario in a way that there is not. */
function wrongDeclaration(message: string, line: number): LastMessage {
  const diagnostics = [{ severity: 'error' as const, message, line, column: 1 }];
  return { kind: 'rejected', whose: 'harness', verdict: 'compile-error', diagnostics };
}

/** @param line in the harness; 0: not known */
function harnessThrew(message: string, line = 0): LastMessage {
  return {
    kind: 'rejected',
    whose: 'harness',
    verdict: 'exception',
    diagnostics: [{ severity: 'error', message, line, column: 1 }],
  };
}

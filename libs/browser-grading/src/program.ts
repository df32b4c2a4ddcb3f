import {
  explore,
  exploreSizes,
  play,
  replay,
  type ExplainedRun,
  type ScenarioOutcome,
  type Target,
} from '@heddle/exploration';
import { describeRun, pendingSteps } from '@heddle/report';
import { decodeToken, encodeToken } from '@heddle/trace';
import { worst, type Failure, type Report, type ScenarioReport, type Verdict } from '@heddle/verdict';
import type { PublicExercise, PublicScenario, Submission } from './exercise';
import type { DeclaredScenario, LoadedProgram } from './loaded';
import type { Played, PlayRequest, Progress } from './protocol';
import { loadPython, type PythonFiles } from './python';
import { rejectedReport, reportOf, scenarioReport } from './report';
import { loadTypeScript } from './typescript';

/** A compiled program, or what stands in its way. */
export type Opened = Program | Report;

/** The characters of a version and of a hash that a token has. */
const PINNED = 8;

/**
 * Compiles and loads a program. It takes this realm for itself: see `loadTypeScript` and `loadPython`.
 *
 * @param python for a program in Python
 * @throws {Error} if the public tests themselves cannot be run, which is no fault of the student's
 */
export async function open(
  exercise: PublicExercise,
  submission: Submission,
  python: PythonFiles | undefined,
): Promise<Opened> {
  const loaded =
    python === undefined
      ? loadTypeScript(exercise, submission)
      : await loadPython(exercise, submission, python);
  if (!('whose' in loaded)) return new Program(exercise, submission, loaded);
  const { whose, verdict, diagnostics } = loaded;
  if (whose === 'harness')
    throw new Error(`The tests of ${exercise.slug} cannot be run here: ${diagnostics[0]?.message ?? ''}`);
  return rejectedReport(exercise, submission, verdict, diagnostics);
}

export class Program {
  private readonly declared: readonly DeclaredScenario[];
  private readonly targets = new Map<string, Target>();

  constructor(
    private readonly exercise: PublicExercise,
    private readonly submission: Submission,
    private readonly loaded: LoadedProgram,
  ) {
    this.declared = loaded.declared();
  }

  grade(tell: (progress: Progress) => void): Report {
    const { scenarios } = this.exercise;
    return reportOf(
      this.exercise,
      this.submission,
      scenarios.map((scenario, done) => {
        const outcome = this.explore(scenario.name, (schedules, strategy) =>
          tell({ done, of: scenarios.length, schedules, budget: this.exercise.schedules, strategy }),
        );
        return this.report(scenario, outcome);
      }),
    );
  }

  /** The run of a token, whatever program it was made for. */
  replay(token: string): Failure {
    const { scenario, schedule, seed, size } = decodeToken(token);
    return this.story(scenario, replay(this.target(scenario, size), schedule, seed), size);
  }

  play({ scenario, size, choices, toTheEnd }: PlayRequest): Played {
    const target = this.target(scenario, size);
    const { run, waiting, over, choices: made } = play(target, choices, this.exercise.seed, { toTheEnd });
    const steps = pendingSteps(run, this.loaded.sites, waiting);
    return {
      choices: made,
      story: this.story(scenario, run, size),
      moves: steps.map((step, index) => ({ step, enabled: waiting[index]!.enabled })),
      over,
    };
  }

  private explore(name: string, onSchedule: (schedules: number, strategy: string) => void): ScenarioOutcome {
    const sizes = this.scenario(name).sizes;
    let schedules = 0;
    const options = {
      schedules: this.exercise.schedules,
      seed: this.exercise.seed,
      onSchedule: (strategy: string) => onSchedule(++schedules, strategy),
    };
    if (sizes === undefined) return explore(this.target(name, undefined), options);
    return exploreSizes(
      sizes.map((size) => this.target(name, size)),
      sizes,
      options,
    );
  }

  private report(scenario: PublicScenario, outcome: ScenarioOutcome): ScenarioReport {
    const { failure } = outcome;
    const described =
      failure === undefined
        ? undefined
        : this.describe(scenario.name, failure, outcome.verdict, failure.size);
    return scenarioReport(scenario, outcome, described);
  }

  private story(scenario: string, run: ExplainedRun, size: number | undefined): Failure {
    return this.describe(scenario, run, worst(run.findings)?.kind ?? 'accepted', size);
  }

  private describe(scenario: string, run: ExplainedRun, verdict: Verdict, size: number | undefined): Failure {
    const { slug, version, seed } = this.exercise;
    const token = encodeToken({
      exercise: slug,
      exerciseVersion: version.slice(0, PINNED),
      programHash: this.submission.hash.slice(0, PINNED),
      scenario,
      seed,
      schedule: run.schedule,
      ...(size !== undefined && { size }),
    });
    const inSource = this.loaded.withSourcePositions(run);
    return describeRun(inSource, this.loaded.sites, verdict, token, { wholeTrace: true });
  }

  private scenario(name: string): DeclaredScenario {
    const found = this.declared.find((scenario) => scenario.name === name);
    if (found === undefined) throw new Error(`The tests have no scenario "${name}" any more.`);
    return found;
  }

  private target(name: string, size: number | undefined): Target {
    const { kind, sizes: offered } = this.scenario(name);
    const chosen = size ?? offered?.[0];
    const key = `${name} ${chosen ?? ''}`;
    const known = this.targets.get(key);
    if (known !== undefined) return known;
    const { execution, sites } = this.loaded;
    const target: Target = {
      scenario: name,
      mustReachGoal: kind === 'reachable',
      execution,
      ...this.loaded.programsOf(name, chosen),
      sites,
    };
    this.targets.set(key, target);
    return target;
  }
}

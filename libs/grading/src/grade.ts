import type { Exercise } from '@heddle/exercise';
import type { ScenarioOutcome } from '@heddle/exploration';
import type { DeclaredScenario, SearchProgress } from '@heddle/sandbox';
import type { Site } from '@heddle/trace';
import type { Report, ScenarioReport, Verdict } from '@heddle/verdict';
import { checkDeclared } from './declared';
import { blameContradiction } from './contradiction';
import { blameHarness } from './harness-at-fault';
import { explorationJob } from './job-of';
import { missingExports } from './missing-exports';
import { harnessRejected } from './reject';
import { rejectedReport, reportOf } from './report-of';
import { runJob, UNASKED, type Grader } from './run-job';
import { blameScenario } from './scenario-at-fault';
import { notRun, scenarioReport } from './scenario-report';
import { settingsFor, type GradingOptions, type Settings } from './settings';
import { programHash, type Submission } from './submission';

export interface GradeOptions extends GradingOptions {
  readonly grader: Grader;
  /** Called now and then while it takes longer than a moment. */
  readonly onProgress?: (progress: GradingProgress) => void;
  /** For our own eyes, when a grader failed: what its process wrote. May hold paths of this machine. */
  readonly onFailure?: (detail: string, diedTwice: boolean) => void;
}

/** How far a grading is. No names: scenarios may be hidden. */
export interface GradingProgress {
  /** Scenarios that are done, and how many there are. */
  readonly done: number;
  readonly of: number;
  /** Explored so far, and at most, in the scenario at work. */
  readonly schedules: number;
  readonly budget: number;
  /** What made the last one. */
  readonly strategy: SearchProgress['strategy'];
}

/**
 * Grades one submission. Whatever the student did is in the report.
 *
 * @throws {TeacherError} if the exercise is at fault
 * @throws {CallerError} if the options ask for what the exercise does not have
 */
export async function grade(
  exercise: Exercise,
  submission: Submission,
  options: GradeOptions,
): Promise<Report> {
  const settings = settingsFor(exercise, options);
  const reject = (verdict: Verdict, message: string) =>
    rejectedReport(exercise, settings, submission.file, { verdict, message });
  if (submission.problem !== undefined) return reject('compile-error', submission.problem);

  const started = performance.now();
  const result = await runJob(options.grader, explorationJob(submission, settings), (progress) =>
    options.onProgress?.(progressOf(progress, settings)),
  );
  switch (result.kind) {
    case 'explored': {
      checkDeclared(exercise, settings.solution, result.declared);
      // Asked only when something threw: the text says where an export is missing, running says that it matters.
      const threw = result.outcomes.some(({ verdict }) => verdict === 'exception');
      const missing = threw ? missingExports(submission, settings.solution) : undefined;
      if (missing !== undefined) return reject('compile-error', missing);
      const broken = await blame(result.outcomes, result.sites, result.declared);
      if (broken !== undefined) return broken;
      return finished(result.outcomes, result.sites, result.milliseconds);
    }
    case 'rejected': {
      if (result.whose === 'harness') throw harnessRejected(settings.solution.harness.file, result);
      const { verdict, diagnostics } = result;
      return rejectedReport(exercise, settings, submission.file, { verdict, diagnostics });
    }
    case 'limit': {
      const broken = await blame(result.outcomes, result.sites, []);
      if (broken !== undefined) return broken;
      return finished(result.outcomes, result.sites, performance.now() - started, result);
    }
    case 'failed':
      options.onFailure?.(result.detail ?? result.message, result.diedTwice === true);
      return reject('grader-error', result.message);
    case 'replayed':
    case 'mutated':
      return reject('grader-error', UNASKED);
  }

  /** @returns the report of a submission that nothing can be said of */
  async function blame(
    outcomes: readonly ScenarioOutcome[],
    sites: readonly Site[],
    declared: readonly DeclaredScenario[],
  ): Promise<Report | undefined> {
    const graded = { exercise, settings, grader: options.grader, declared, sites };
    for (const outcome of outcomes) {
      await blameHarness(outcome, graded);
      const diagnostic = await blameScenario(outcome, graded);
      if (diagnostic === undefined) continue;
      return rejectedReport(exercise, settings, submission.file, {
        verdict: 'forbidden',
        diagnostics: [diagnostic],
      });
    }
    await blameContradiction(outcomes, graded);
    return undefined;
  }

  function finished(
    outcomes: readonly ScenarioOutcome[],
    sites: readonly Site[],
    milliseconds: number,
    limit?: { readonly verdict: Verdict; readonly message: string },
  ): Report {
    return reportOf(exercise, settings, submission.file, {
      scenarios: scenarioReports(exercise, settings, submission, outcomes, sites, limit?.verdict),
      milliseconds,
      ...(limit !== undefined && { message: limit.message }),
    });
  }
}

function progressOf(
  { scenario, schedules, strategy }: SearchProgress,
  { scenarios, schedules: budget }: Settings,
): GradingProgress {
  const done = scenarios.findIndex(({ name }) => name === scenario);
  return { done, of: scenarios.length, schedules, budget, strategy };
}

/** In the order of exercise.yaml; what has no outcome was stopped by a limit, or lost by us. */
function scenarioReports(
  exercise: Exercise,
  settings: Settings,
  submission: Submission,
  outcomes: readonly ScenarioOutcome[],
  sites: readonly Site[],
  stoppedBy: Verdict = 'grader-error',
): readonly ScenarioReport[] {
  const pins = { exercise, programHash: programHash(submission), seed: settings.seed };
  return settings.scenarios.map((scenario) => {
    const outcome = outcomes.find((candidate) => candidate.scenario === scenario.name);
    return outcome === undefined
      ? notRun(scenario, stoppedBy)
      : scenarioReport(scenario, outcome, sites, pins);
  });
}

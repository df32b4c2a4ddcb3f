import type { ExerciseInLanguage } from '@heddle/exercise';
import type { Job, SourceFile } from '@heddle/sandbox';
import type { ReplayToken } from '@heddle/trace';
import type { Settings } from './settings';

/** The job that explores the scenarios of an exercise with somebody's program. */
export function explorationJob(
  submission: SourceFile,
  settings: Settings,
): Job & { readonly task: { readonly kind: 'explore' } } {
  const { schedules, scenarios } = settings;
  return {
    ...commonPart(submission, settings),
    task: { kind: 'explore', scenarios: scenarios.map(({ name }) => ({ name, schedules })) },
  };
}

/** A job that only asks whether every scenario is accepted. */
export function acceptanceJob(submission: SourceFile, settings: Settings): Job {
  const job = explorationJob(submission, settings);
  return { ...job, task: { ...job.task, untilFailure: true } };
}

export function replayJob(
  submission: SourceFile,
  settings: Settings,
  { scenario, schedule, size }: Pick<ReplayToken, 'scenario' | 'schedule' | 'size'>,
): Job {
  const task = { kind: 'replay' as const, scenario, schedule, ...(size !== undefined && { size }) };
  return { ...commonPart(submission, settings), task };
}

/** A job that asks which mistakes can be planted in a reference. */
export function mutationJob({ file, source }: SourceFile, { solution, seed, limits }: Settings): Job {
  return {
    language: solution.language,
    submission: { file, source },
    seed,
    limits,
    task: { kind: 'mutate' },
  };
}

function commonPart({ file, source }: SourceFile, { solution, seed, limits }: Settings): Omit<Job, 'task'> {
  return {
    language: solution.language,
    submission: { file, source },
    harness: harnessOf(solution),
    seed,
    limits,
  };
}

function harnessOf({ harness }: ExerciseInLanguage): SourceFile {
  return { file: harness.file, source: harness.source };
}

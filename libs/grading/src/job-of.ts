import type { ExerciseInLanguage } from '@heddle/exercise';
import type { Job, SourceFile } from '@heddle/sandbox';
import type { Settings } from './settings';

/** The job that explores the scenarios of an exercise with somebody's program. */
export function explorationJob(submission: SourceFile, settings: Settings): Job {
  const { schedules, scenarios } = settings;
  return {
    ...commonPart(submission, settings),
    task: { kind: 'explore', scenarios: scenarios.map(({ name }) => ({ name, schedules })) },
  };
}

export function replayJob(
  submission: SourceFile,
  settings: Settings,
  run: { readonly scenario: string; readonly schedule: string },
): Job {
  return { ...commonPart(submission, settings), task: { kind: 'replay', ...run } };
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

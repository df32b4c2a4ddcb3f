import type { Exercise, ExerciseInLanguage, Language, ScenarioSettings } from '@heddle/exercise';
import type { Limits } from '@heddle/sandbox';
import { CallerError } from './errors';

/** Named in every report; changes whenever the same submission could get another report. */
export const ENGINE = 'heddle 0.1.0';

export const DEFAULT_SEED = 1;
export const DEFAULT_SCHEDULES = 2000;

export interface GradingOptions {
  readonly language?: Language;
  readonly seed?: number;
  /** The budget of schedules per scenario; the exercise's own, else 2,000. */
  readonly schedules?: number;
  /** Only these scenarios, by name. */
  readonly scenarios?: readonly string[];
}

/** What one grading goes by, with all defaults filled in. */
export interface Settings {
  readonly solution: ExerciseInLanguage;
  readonly seed: number;
  readonly schedules: number;
  readonly scenarios: readonly ScenarioSettings[];
  readonly limits: Limits;
}

/** @throws {CallerError} if the exercise has no such language or scenario. */
export function settingsFor(exercise: Exercise, options: GradingOptions): Settings {
  const { limits } = exercise;
  return {
    solution: inLanguage(exercise, options.language),
    seed: options.seed ?? DEFAULT_SEED,
    schedules: options.schedules ?? limits.schedules ?? DEFAULT_SCHEDULES,
    scenarios: scenariosNamed(exercise, options.scenarios),
    limits: {
      steps: limits.steps ?? 10_000,
      fuel: limits.fuel ?? 1_000_000,
      output: limits.output ?? 16_384,
      timeMs: (limits.seconds ?? 20) * 1000,
      memoryMb: limits.memoryMb ?? 96,
    },
  };
}

function inLanguage(exercise: Exercise, language: Language | undefined): ExerciseInLanguage {
  const found = exercise.languages.find((entry) => language === undefined || entry.language === language);
  if (found !== undefined) return found;
  const known = exercise.languages.map((entry) => entry.language).join(', ');
  throw new CallerError(
    `${exercise.id} cannot be solved in ${language ?? 'any language'}.`,
    `It can be solved in: ${known}.`,
  );
}

function scenariosNamed(
  exercise: Exercise,
  names: readonly string[] | undefined,
): readonly ScenarioSettings[] {
  if (names === undefined || names.length === 0) return exercise.scenarios;
  for (const name of names) {
    if (exercise.scenarios.some((scenario) => scenario.name === name)) continue;
    const known = exercise.scenarios.map((scenario) => scenario.name).join(', ');
    throw new CallerError(`${exercise.id} has no scenario "${name}".`, `Its scenarios: ${known}.`);
  }
  return exercise.scenarios.filter(({ name }) => names.includes(name));
}

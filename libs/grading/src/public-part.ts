import type { Exercise, Language } from '@heddle/exercise';
import { publicHarness as publicPython } from '@heddle/frontend-python';
import { publicHarness as publicTypeScript } from '@heddle/frontend-typescript';
import { settingsFor } from './settings';

/** What may leave the server of an exercise in one language, so that a browser can run its public scenarios. */
export interface PublicPart {
  readonly slug: string;
  readonly version: string;
  readonly language: Language;
  readonly harness: string;
  readonly scenarios: {
    readonly name: string;
    readonly title: { readonly en: string; readonly zh: string };
    readonly points: number;
  }[];
  readonly seed: number;
  readonly schedules: number;
  readonly limits: { readonly steps: number; readonly fuel: number; readonly output: number };
}

/** Undefined where there is no such part, or where it cannot be told for certain from what is hidden. */
export function publicPart(exercise: Exercise, language: Language): PublicPart | undefined {
  if (!exercise.languages.some((offered) => offered.language === language)) return undefined;
  const { solution, seed, schedules, limits } = settingsFor(exercise, { language });
  const shown = exercise.scenarios.filter(({ visibility }) => visibility === 'public');
  const publicHarness = language === 'python' ? publicPython : publicTypeScript;
  const harness = publicHarness(solution.harness.source, new Set(shown.map(({ name }) => name)));
  if (harness === undefined || shown.length === 0) return undefined;
  return {
    slug: exercise.id,
    version: exercise.version,
    language,
    harness,
    scenarios: shown.map(({ name, title, points }) => ({ name, title, points })),
    seed,
    schedules,
    limits: { steps: limits.steps, fuel: limits.fuel, output: limits.output },
  };
}

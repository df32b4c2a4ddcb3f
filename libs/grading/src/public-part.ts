import type { Exercise } from '@heddle/exercise';
import { publicHarness } from '@heddle/frontend-typescript';
import { settingsFor } from './settings';

/** What may leave the server of an exercise in TypeScript, so that a browser can run its public scenarios. */
export interface PublicPart {
  readonly slug: string;
  readonly version: string;
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
export function publicPart(exercise: Exercise): PublicPart | undefined {
  if (!exercise.languages.some(({ language }) => language === 'typescript')) return undefined;
  const { solution, seed, schedules, limits } = settingsFor(exercise, { language: 'typescript' });
  const shown = exercise.scenarios.filter(({ visibility }) => visibility === 'public');
  const harness = publicHarness(solution.harness.source, new Set(shown.map(({ name }) => name)));
  if (harness === undefined || shown.length === 0) return undefined;
  return {
    slug: exercise.id,
    version: exercise.version,
    harness,
    scenarios: shown.map(({ name, title, points }) => ({ name, title, points })),
    seed,
    schedules,
    limits: { steps: limits.steps, fuel: limits.fuel, output: limits.output },
  };
}

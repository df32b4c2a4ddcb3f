import { createHash } from 'node:crypto';
import type { ExerciseInLanguage } from './exercise';
import type { ExerciseYaml } from './schema';

/** The first 12 hex digits of the SHA-256 of a text: how exercises and submissions are named in tokens and reports. */
export function contentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/**
 * Changes when a grading could come out differently, and only then: the points, limits, scenarios and harnesses.
 * A mended typing error in a statement, a title or a hint leaves replay tokens and stored results valid.
 */
export function exerciseVersion(yaml: ExerciseYaml, languages: readonly ExerciseInLanguage[]): string {
  const { id, model, points, limits = {}, scenarios } = yaml;
  const grading = {
    id,
    model,
    points,
    limits: Object.entries(limits).sort(([a], [b]) => (a < b ? -1 : 1)),
    scenarios: scenarios.map((scenario) => [scenario.name, scenario.points, scenario.visibility]),
    languages: languages.map(({ language, file, exports, harness }) => [
      language,
      file,
      exports,
      harness.source,
    ]),
  };
  return contentHash(JSON.stringify(grading));
}

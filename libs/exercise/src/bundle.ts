import { VERDICTS } from '@heddle/verdict';
import { z } from 'zod';
import { references, type Exercise } from './exercise';
import { LANGUAGES, type Language } from './language';
import { exerciseSchema } from './schema';

const source = z.object({ file: z.string(), source: z.string() });
const solution = source.extend({ verdict: z.enum(VERDICTS), misconception: z.string() });
const equivalentMutant = z.object({
  reference: z.string(),
  operator: z.string(),
  function: z.string(),
  change: z.string(),
  occurrence: z.number(),
  because: z.string(),
  file: z.string(),
  line: z.number(),
});
const bilingual = z.object({ en: z.string(), zh: z.string() });

/** An exercise outside of its folder: in a job, in a database. It was checked when it was loaded; this checks its shape. */
export const exerciseBundleSchema: z.ZodType<Exercise> = z.object({
  folder: z.string(),
  id: z.string(),
  version: z.string(),
  title: bilingual,
  topic: z.string(),
  model: exerciseSchema.shape.model,
  difficulty: z.number(),
  points: z.number(),
  limits: exerciseSchema.shape.limits.unwrap(),
  scenarios: exerciseSchema.shape.scenarios,
  hints: z.object({ en: z.array(z.string()), zh: z.array(z.string()) }),
  statement: bilingual,
  languages: z.array(
    z.object({
      language: z.enum(LANGUAGES),
      file: z.string(),
      exports: z.array(z.string()),
      starter: solution,
      harness: source,
      solutions: z.array(solution),
      equivalentMutants: z.array(equivalentMutant),
    }),
  ),
});

/** What grading in one language needs: no statements, and of the solutions the one that tells whose fault an exception is. */
export function bundleForGrading(exercise: Exercise, language: Language): Exercise {
  return {
    ...exercise,
    folder: '',
    statement: { en: '', zh: '' },
    hints: { en: [], zh: [] },
    languages: exercise.languages
      .filter((entry) => entry.language === language)
      .map((entry) => ({ ...entry, solutions: references(entry).slice(0, 1), equivalentMutants: [] })),
  };
}

import { z } from 'zod';
import { id, language, time } from './fields';

export const bilingual = z.object({ en: z.string(), zh: z.string() });

/** What a student may see of an exercise in one language: no harness, no solutions, of hidden scenarios not even the names. */
export const studentExercise = z.object({
  slug: z.string(),
  version: z.string(),
  title: bilingual,
  topic: z.string(),
  difficulty: z.number(),
  points: z.number(),
  statement: bilingual,
  hints: z.object({ en: z.array(z.string()), zh: z.array(z.string()) }),
  language,
  file: z.string(),
  starter: z.string(),
  scenarios: z.array(z.object({ title: bilingual, points: z.number(), hidden: z.boolean() })),
});

/** What a browser needs to run the public tests itself; null where the hidden ones cannot be kept apart for certain. */
export const publicTests = z.object({
  tests: z
    .object({
      slug: z.string(),
      version: z.string(),
      language,
      /** Declares the public scenarios, and no other. */
      harness: z.string(),
      scenarios: z.array(z.object({ name: z.string(), title: bilingual, points: z.number() })),
      seed: z.int(),
      /** Per scenario. */
      schedules: z.int(),
      limits: z.object({ steps: z.int(), fuel: z.int(), output: z.int() }),
    })
    .nullable(),
});

export const solutionCheck = z.object({
  file: z.string(),
  expected: z.string(),
  actual: z.string(),
  deterministic: z.boolean(),
  misconception: z.string(),
  explanation: z.string().optional(),
});

export const exerciseVersion = z.object({
  id,
  slug: z.string(),
  title: bilingual,
  version: z.string(),
  contentHash: z.string(),
  points: z.number(),
  languages: z.array(language),
  /** The repository's, not this course's own. */
  builtIn: z.boolean(),
  createdAt: time,
  verification: z.object({
    status: z.enum(['running', 'as-declared', 'not-as-declared', 'failed']),
    checks: z.array(solutionCheck),
    problem: z.string().nullable(),
  }),
});

export const exerciseVersions = z.object({ items: z.array(exerciseVersion) });

export type PublicTests = z.infer<typeof publicTests>;
export type StudentExercise = z.infer<typeof studentExercise>;
export type ExerciseVersionAnswer = z.infer<typeof exerciseVersion>;

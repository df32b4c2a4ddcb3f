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
  /** If it is not as declared: where in the solution. Lines are counted from 1. */
  diagnostics: z.array(z.object({ line: z.int(), message: z.string() })).default([]),
});

/** Where something has to be mended. */
const place = z.object({ file: z.string(), line: z.int().optional() });

/** Mistakes planted in the references, a few in each: students make them, too. */
export const mutants = z.object({
  references: z.int(),
  killed: z.int(),
  /** Accepted, and mutants.yaml says why that is right. */
  equivalent: z.int(),
  /** How many were not tried. */
  leftOut: z.int(),
  survivors: z.array(
    place.required().extend({
      operator: z.string(),
      /** Unified, against the reference. */
      diff: z.string(),
      /** The entry of mutants.yaml that would call it equivalent, but for the reason. */
      marking: z.string(),
    }),
  ),
  /** What is wrong with mutants.yaml. */
  problems: z.array(place.extend({ message: z.string() })),
  /** Why they could not be tried; ours, not the teacher's. */
  failed: z.string().optional(),
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
    /** Only what is `as-declared` can be assigned; what mutants say does not change that. */
    status: z.enum(['running', 'as-declared', 'not-as-declared', 'failed']),
    /** What is being done: first the solutions are graded, then, if they are as declared, mutants. */
    phase: z.enum(['solutions', 'mutants', 'done']),
    /** How many of them are done, once a worker has begun. */
    progress: z.object({ done: z.int(), of: z.int() }).nullable(),
    checks: z.array(solutionCheck),
    problem: z.string().nullable(),
    /** Where the problem is. */
    at: place.nullable(),
    /** Null: not yet, or not at all. */
    mutants: mutants.nullable(),
  }),
});

/** The files of an exercise: their text by their paths in its folder. */
export const exerciseFiles = z.strictObject({ files: z.record(z.string(), z.string()) });

export const exerciseVersions = z.object({ items: z.array(exerciseVersion) });

export type PublicTests = z.infer<typeof publicTests>;
export type StudentExercise = z.infer<typeof studentExercise>;
export type ExerciseFiles = z.infer<typeof exerciseFiles>;
export type ExerciseVersionAnswer = z.infer<typeof exerciseVersion>;

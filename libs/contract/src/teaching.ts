import { z } from 'zod';
import { bilingual } from './exercises';
import { id, line, time, title } from './fields';
import { submissionStatus } from './submissions';

export const gradebook = z.object({
  assignment: z.object({ id, title }),
  exercises: z.array(z.object({ slug: z.string(), title: bilingual, points: z.number() })),
  rows: z.array(
    z.object({
      user: id,
      login: z.string(),
      name: z.string(),
      section: z.string().nullable(),
      /** In the order of `exercises`; null where nothing counts. */
      cells: z.array(
        z
          .object({
            submission: id,
            verdict: z.string(),
            score: z.number(),
            attempts: z.int(),
            daysLate: z.int(),
          })
          .nullable(),
      ),
      total: z.number(),
    }),
  ),
});

export const newRegrade = z.strictObject({
  exercise: line(64).min(1),
  /** Another version of the same exercise; the assignment's own unless given. */
  exerciseVersion: id.optional(),
});

export const regrade = z.object({
  id,
  assignment: id,
  exercise: z.string(),
  exerciseVersion: id,
  createdAt: time,
  appliedAt: time.nullable(),
  total: z.int(),
  finished: z.int(),
  failed: z.int(),
  /** What would change, or has changed. */
  changes: z.array(
    z.object({
      submission: id,
      user: z.string(),
      attempt: z.int(),
      before: z.object({ verdict: z.string(), score: z.number() }).nullable(),
      after: z.object({ verdict: z.string(), score: z.number() }),
    }),
  ),
});

export const regrades = z.object({ items: z.array(regrade) });

export const batch = z.object({
  id,
  name: z.string(),
  exercise: z.string(),
  createdAt: time,
  total: z.int(),
  finished: z.int(),
  failed: z.int(),
});
export const batchResults = z.object({
  items: z.array(
    z.object({
      submission: id,
      file: z.string(),
      status: submissionStatus,
      verdict: z.string().nullable(),
      score: z.number().nullable(),
      maxScore: z.number().nullable(),
      error: z.string().nullable(),
    }),
  ),
});
export const batches = z.object({ items: z.array(batch) });
/** By their names in the archive. */
export const batchPreview = z.object({
  recognised: z.array(z.string()),
  refused: z.array(z.object({ file: z.string(), message: z.string() })),
});
export const batchQuery = z.object({
  exerciseVersion: id,
  name: title,
  language: z.enum(['typescript', 'python']).default('typescript'),
  /** The budget per scenario; the exercise's own unless given. */
  schedules: z.coerce.number().int().min(1).max(1_000_000).optional(),
});

export const statistics = z.object({
  exercises: z.array(
    z.object({
      slug: z.string(),
      submissions: z.int(),
      students: z.int(),
      accepted: z.int(),
      /** How often each verdict was given. */
      verdicts: z.record(z.string(), z.int()),
      /** Attempts until the first accepted one, the median over the students who got there. */
      medianAttempts: z.number().nullable(),
      /** By the number of the attempt, from 1: how many were accepted, and how many were not. */
      attempts: z.array(z.object({ accepted: z.int(), others: z.int() })),
      /** From a student's first attempt to their first accepted one, ascending. */
      minutesToSolve: z.array(z.number()),
      /** Of how many students the last attempt fails this scenario. */
      scenarios: z.array(
        z.object({ title: z.object({ en: z.string(), zh: z.string() }), students: z.int() }),
      ),
    }),
  ),
});

export type Gradebook = z.infer<typeof gradebook>;
export type NewRegrade = z.infer<typeof newRegrade>;
export type Regrade = z.infer<typeof regrade>;
export type Batch = z.infer<typeof batch>;
export type BatchPreview = z.infer<typeof batchPreview>;
export type BatchQuery = z.infer<typeof batchQuery>;
export type BatchResults = z.infer<typeof batchResults>;
export type Statistics = z.infer<typeof statistics>;

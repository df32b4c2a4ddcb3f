import { z } from 'zod';
import { id, language, line, time, title } from './fields';

export const newAssignment = z
  .strictObject({
    title,
    opensAt: time,
    dueAt: time.nullable().default(null),
    /** The last moment at which something is taken; without a late policy that is the due date. */
    cutOffAt: time.nullable().default(null),
    latePercentPerDay: z.int().min(0).max(100).default(0),
    maxAttempts: z.int().min(1).max(1000).nullable().default(null),
    languages: z.array(language).min(1).default(['typescript']),
    counts: z.enum(['best', 'last']).default('best'),
    exerciseVersions: z.array(id).min(1).max(50),
  })
  .refine(({ opensAt, dueAt }) => dueAt === null || Date.parse(dueAt) > Date.parse(opensAt), {
    path: ['dueAt'],
    error: 'must be after opensAt',
  })
  .refine(
    ({ dueAt, cutOffAt }) =>
      cutOffAt === null || (dueAt !== null && Date.parse(cutOffAt) >= Date.parse(dueAt)),
    { path: ['cutOffAt'], error: 'must not be before dueAt, and needs one' },
  );

/** Where one student stands with one exercise. */
export const standing = z.object({
  slug: z.string(),
  /** The version that is graded with. */
  exerciseVersion: id,
  title: z.object({ en: z.string(), zh: z.string() }),
  points: z.number(),
  /** From 1, for whoever has never seen a thread. */
  difficulty: z.int(),
  languages: z.array(language),
  attempts: z.int(),
  /** Null: any number. */
  attemptsLeft: z.int().nullable(),
  /** Of the submission that counts, what is taken off for being late included; null: nothing graded yet. */
  score: z.number().nullable(),
});

export const assignment = z.object({
  id,
  course: id,
  title,
  opensAt: time,
  /** With your extension, if you have one. */
  dueAt: time.nullable(),
  cutOffAt: time.nullable(),
  latePercentPerDay: z.int(),
  maxAttempts: z.int().nullable(),
  languages: z.array(language),
  counts: z.enum(['best', 'last']),
  extended: z.boolean(),
  exercises: z.array(standing),
});

export const assignments = z.object({ items: z.array(assignment) });

export const newExtension = z.strictObject({
  user: id,
  dueAt: time.nullable().default(null),
  extraAttempts: z.int().min(0).max(1000).default(0),
  reason: line(1000).min(1),
});

export const extension = z.object({
  user: id,
  name: z.string(),
  dueAt: time.nullable(),
  extraAttempts: z.int(),
  reason: z.string(),
});
export const extensions = z.object({ items: z.array(extension) });

export type NewAssignment = z.infer<typeof newAssignment>;
export type Assignment = z.infer<typeof assignment>;
export type Standing = z.infer<typeof standing>;
export type NewExtension = z.infer<typeof newExtension>;
export type Extension = z.infer<typeof extension>;

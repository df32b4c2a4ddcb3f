import type { Report } from '@heddle/verdict';
import { z } from 'zod';
import { id, language, line, NO_NUL, page, pageOf, time, withoutNul } from './fields';

/** Far below a request's limit; what is larger gets the same answer as on the command line, as a verdict. */
export const MAX_SOURCE_CHARACTERS = 300_000;

export const newSubmission = z.strictObject({
  language,
  /** What reports call it; the exercise's own name for it unless given. */
  file: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_. -]*$/u, 'must be a plain file name')
    .max(100)
    .optional(),
  source: z
    .string()
    .max(MAX_SOURCE_CHARACTERS)
    .refine((text) => text.trim() !== '', { error: 'must not be empty' })
    .refine(withoutNul, NO_NUL),
});

/** Chosen by the client, new for every submission: the same key is never taken twice, whatever the network repeats. */
export const idempotencyKey = z
  .string()
  .min(8)
  .max(200)
  .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII');

export const submissionStatus = z.enum(['queued', 'graded', 'failed']);

/** `@heddle/verdict`'s Report. Students get it without what is hidden. */
export const report = z.custom<Report>((value) => typeof value === 'object' && value !== null);

export const submission = z.object({
  id,
  assignment: id.nullable(),
  exercise: z.string(),
  user: z.object({ id, name: z.string() }).nullable(),
  attempt: z.int(),
  language,
  file: z.string(),
  submittedAt: time,
  status: submissionStatus,
  verdict: z.string().nullable(),
  /** As graded, before anything is taken off. */
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
});

export const submissions = pageOf(submission);
export const submissionQuery = page.extend({ exercise: line(64).optional(), user: id.optional() });

export const submissionDetail = submission.extend({
  source: z.string(),
  report: report.nullable(),
  /** What could not be graded, and why; ours or the exercise's fault, never the student's. */
  error: z.string().nullable(),
});

/** The data of the event `status`. It comes first and last; the last one is not `queued`. */
export const statusEvent = submission.pick({
  id: true,
  status: true,
  verdict: true,
  score: true,
  maxScore: true,
});

/** The data of the event `progress`, which comes between: now and then, and not at all of a grading that takes a moment. */
export const progressEvent = z.discriminatedUnion('phase', [
  z.object({
    phase: z.literal('queued'),
    /** Its place in the queue, from 1. It may grow: who has waited for nothing yet goes first. */
    position: z.int(),
  }),
  z.object({
    phase: z.literal('running'),
    /** Scenarios that are done, and how many there are. */
    done: z.int(),
    of: z.int(),
    /** Explored so far, and at most, in the scenario at work. */
    schedules: z.int(),
    budget: z.int(),
    /** What made the last one, as reports call it. */
    strategy: z.string(),
  }),
]);

/** Server-sent events of a submission, by name. */
export const submissionEvents = { status: statusEvent, progress: progressEvent };

export type NewSubmission = z.infer<typeof newSubmission>;
export type Submission = z.infer<typeof submission>;
export type SubmissionDetail = z.infer<typeof submissionDetail>;
export type SubmissionStatus = z.infer<typeof submissionStatus>;
export type SubmissionQuery = z.infer<typeof submissionQuery>;
export type ProgressEvent = z.infer<typeof progressEvent>;
export type StatusEvent = z.infer<typeof statusEvent>;

import { exerciseBundleSchema } from '@heddle/exercise';
import { REPORT_SCHEMA, type Report } from '@heddle/verdict';
import { z } from 'zod';

/** The only names there are. */
export const GRADING_QUEUE = 'grading';
export const RESULT_QUEUE = 'results';
export const PROGRESS_EVENTS = 'progress';

const submission = z.object({
  file: z.string(),
  source: z.string(),
  problem: z.string().exactOptional(),
});

/** All that a worker needs: it has no database and no disk of ours. The job's id is the grading's. */
export const gradeJobSchema = z.object({
  kind: z.literal('grade'),
  id: z.uuid(),
  exercise: exerciseBundleSchema,
  submission,
  seed: z.int(),
  schedules: z.int().positive().exactOptional(),
});

/** Grades every declared solution of a version twice. The job's id is the version's. */
export const verifyJobSchema = z.object({
  kind: z.literal('verify'),
  id: z.uuid(),
  exercise: exerciseBundleSchema,
});

export const workSchema = z.discriminatedUnion('kind', [gradeJobSchema, verifyJobSchema]);

export type GradeJob = z.infer<typeof gradeJobSchema>;
export type VerifyJob = z.infer<typeof verifyJobSchema>;
export type Work = z.infer<typeof workSchema>;

/** A worker is ours and its reports are typed where they are made; here only what could be mixed up is looked at. */
const report = z.custom<Report>(
  (value) =>
    typeof value === 'object' && value !== null && 'schema' in value && value.schema === REPORT_SCHEMA,
);

const check = z.object({
  file: z.string(),
  expected: z.string(),
  actual: z.string(),
  deterministic: z.boolean(),
  misconception: z.string(),
  explanation: z.string().exactOptional(),
});

export const resultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('graded'), id: z.uuid(), report }),
  /** Put aside: `error` says what happened, to whoever runs the platform. Never counts against a student. */
  z.object({
    kind: z.literal('failed'),
    id: z.uuid(),
    error: z.string(),
    report: report.exactOptional(),
  }),
  z.object({
    kind: z.literal('verified'),
    id: z.uuid(),
    checks: z.array(check),
    /** What is wrong with the exercise itself. */
    problem: z.string().exactOptional(),
  }),
  /** A worker is there. Sent now and then, and when it starts. */
  z.object({ kind: z.literal('worker'), id: z.uuid(), concurrency: z.int(), busy: z.int() }),
]);

/** How far a worker's gradings are, by their ids. */
export const progressSchema = z.array(
  z.object({
    id: z.uuid(),
    /** Scenarios that are done, and how many there are. */
    done: z.int(),
    of: z.int(),
    /** Explored so far, and at most, in the scenario at work. */
    schedules: z.int(),
    budget: z.int(),
    strategy: z.string(),
  }),
);

export type Progress = z.infer<typeof progressSchema>[number];
export type WorkerAlive = Extract<z.infer<typeof resultSchema>, { kind: 'worker' }>;
export type Result = z.infer<typeof resultSchema>;

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

/** Tries a version's harness on a few mutants of each reference. The job's id is made of the version's. */
export const judgeJobSchema = z.object({
  kind: z.literal('judge'),
  id: z.uuid(),
  exercise: exerciseBundleSchema,
});

export const workSchema = z.discriminatedUnion('kind', [gradeJobSchema, verifyJobSchema, judgeJobSchema]);

/** What the queues call a piece of work, and what became of it. A version has two: it is verified, then its harness is judged. */
export function jobIdOf({ kind, id }: Pick<Work, 'kind' | 'id'>): string {
  return kind === 'judge' ? `${id}-judge` : id;
}

export type GradeJob = z.infer<typeof gradeJobSchema>;
export type VerifyJob = z.infer<typeof verifyJobSchema>;
export type JudgeJob = z.infer<typeof judgeJobSchema>;
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
  /** If it was not as declared: where in the solution. Lines are counted from 1. */
  diagnostics: z.array(z.object({ line: z.int(), message: z.string() })),
});

/** In which of the exercise's files something has to be mended. */
const place = z.object({ file: z.string(), line: z.int().exactOptional() });

const mutants = z.object({
  /** How many references were mutated. */
  references: z.int(),
  killed: z.int(),
  equivalent: z.int(),
  /** How many were not tried. */
  leftOut: z.int(),
  survivors: z.array(
    place.required().extend({
      operator: z.string(),
      diff: z.string(),
      /** The entry of mutants.yaml that would call it equivalent, but for the reason. */
      marking: z.string(),
    }),
  ),
  problems: z.array(place.extend({ message: z.string() })),
});

export const resultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('graded'), id: z.uuid(), report }),
  /** Put aside: `error` says what happened, to whoever runs the platform. Never counts against a student. */
  z.object({
    kind: z.literal('failed'),
    work: z.enum(['grade', 'verify', 'judge']),
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
    at: place.exactOptional(),
  }),
  z.object({ kind: z.literal('judged'), id: z.uuid(), mutants }),
  /** A worker is there. Sent now and then, and when it starts. */
  z.object({ kind: z.literal('worker'), id: z.uuid(), concurrency: z.int(), busy: z.int() }),
]);

/** How far a worker is with what it has in hand, by its ids. */
export const progressSchema = z.array(
  z.object({
    id: z.uuid(),
    /** Scenarios of a submission, solutions or mutants of a version: how many are done, and how many there are. */
    done: z.int(),
    of: z.int(),
    /** Of a submission. */
    search: z
      .object({
        /** Explored so far, and at most, in the scenario at work. */
        schedules: z.int(),
        budget: z.int(),
        strategy: z.string(),
      })
      .exactOptional(),
  }),
);

export type Progress = z.infer<typeof progressSchema>[number];
export type WorkerAlive = Extract<z.infer<typeof resultSchema>, { kind: 'worker' }>;
export type Failed = Extract<z.infer<typeof resultSchema>, { kind: 'failed' }>;
export type Verified = Extract<z.infer<typeof resultSchema>, { kind: 'verified' }>;
export type Judged = Extract<z.infer<typeof resultSchema>, { kind: 'judged' }>;
export type Result = z.infer<typeof resultSchema>;

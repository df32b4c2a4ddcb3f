import type { Language } from '@heddle/exercise';
import type { JobResult, Limits } from '@heddle/sandbox';
import { PROGRAM_SCHEMA, type ProgramReport } from '@heddle/verdict';
import { runJob, UNASKED, type Grader } from '../run-job';
import { DEFAULT_SEED, ENGINE } from '../settings';
import type { Submission } from '../submission';
import { exploredPart, replayedPart } from './parts';
import { MAIN } from './token';

export const DEFAULT_STEPS = 20_000;
const FUEL_PER_STEP = 100;

export type ProgramTask =
  /** Once, in an order that the seed decides. */
  | { readonly kind: 'run' }
  | { readonly kind: 'explore'; readonly schedules: number }
  /** See `encodeSchedule`. */
  | { readonly kind: 'replay'; readonly schedule: string };

export interface ProgramOptions {
  readonly grader: Grader;
  readonly language: Language;
  readonly seed?: number;
  /** Visible operations in one run, at most. */
  readonly steps?: number;
  /** For our own eyes, when a grader failed: what its process wrote. May hold paths of this machine. */
  readonly onFailure?: (detail: string) => void;
}

/** Runs a whole program as the main task of a scenario without a harness. Whatever is wrong with it is in the report. */
export async function runProgram(
  program: Submission,
  task: ProgramTask,
  options: ProgramOptions,
): Promise<ProgramReport> {
  const { grader, language, seed = DEFAULT_SEED, steps = DEFAULT_STEPS, onFailure } = options;
  const blank: ProgramReport = {
    schema: PROGRAM_SCHEMA,
    program: program.file,
    language,
    engine: ENGINE,
    seed,
    verdict: 'accepted',
    diagnostics: [],
    findings: [],
  };
  if (program.problem !== undefined) return { ...blank, verdict: 'compile-error', message: program.problem };
  const { file, source } = program;
  const result = await runJob(grader, {
    language,
    submission: { file, source },
    seed,
    limits: limitsFor(steps, task),
    task: jobTask(task),
  });
  if (result.kind === 'failed') onFailure?.(result.detail ?? result.message);
  return { ...blank, ...partOf(result, { program, seed }) };
}

function partOf(result: JobResult, pins: { program: Submission; seed: number }): Partial<ProgramReport> {
  switch (result.kind) {
    case 'explored':
      return exploredPart(result.outcomes[0]!, result.sites, pins);
    case 'replayed':
      return replayedPart(result.run, result.sites, pins);
    case 'rejected':
      return { verdict: result.verdict, diagnostics: result.diagnostics };
    case 'limit':
      return { verdict: result.verdict, message: result.message };
    case 'failed':
      return { verdict: 'grader-error', message: result.message };
    case 'mutated':
      return { verdict: 'grader-error', message: UNASKED };
  }
}

function jobTask(task: ProgramTask) {
  switch (task.kind) {
    case 'run':
      return { kind: 'run' as const, scenario: MAIN };
    case 'explore':
      return { kind: 'explore' as const, scenarios: [{ name: MAIN, schedules: task.schedules }] };
    case 'replay':
      return { kind: 'replay' as const, scenario: MAIN, schedule: task.schedule };
  }
}

function limitsFor(steps: number, task: ProgramTask): Limits {
  // One run ends by its steps and its fuel, unless a call of the library takes for ever: a person waits for that one.
  const timeMs = task.kind === 'explore' ? 120_000 : 20_000;
  return { steps, fuel: steps * FUEL_PER_STEP, output: 65_536, timeMs, memoryMb: 128 };
}

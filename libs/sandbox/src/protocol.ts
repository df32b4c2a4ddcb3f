import type { ExplainedRun, ScenarioOutcome } from '@heddle/exploration';
import type { Site } from '@heddle/trace';
import type { CompiledJob } from './compiler/compile-job';
import type { DeclaredScenario, Job, JobResult, SearchProgress } from './job';

/** What the parent writes to a compiler: JSON, one line for each job. The next one only after the answer. */
export type CompileMessage = Pick<Job, 'submission' | 'harness'>;

/** What a compiler writes: JSON, `ready` first, then a line for each job. */
export type CompilerMessage = { readonly kind: 'ready' } | CompilerAnswer;

export type CompilerAnswer = { readonly kind: 'compiled'; readonly compiled: CompiledJob } | Rejection;

export type Rejection = Extract<JobResult, { kind: 'rejected' }>;

/** What the parent writes to a grader: one line of JSON, once; again after another `ready` only. */
export interface JobMessage {
  readonly job: Job;
  /** Both modules, instrumented, where that does not take the language's own interpreter. */
  readonly compiled: CompiledJob | undefined;
  /** When the grader itself is to end the job, in milliseconds from its start. */
  readonly wallMs: number;
  /** The parent cannot see how much memory a process has here (no /proc): the grader has to tell it. */
  readonly reportMemory: boolean;
  /** The next job may come to the same process: it gets ready again after its answer. */
  readonly more: boolean;
}

/** What a grader writes to its parent: JSON, one message a line. `ready` comes first, a `LastMessage` last. */
export type GraderMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'compiled'; readonly sites: readonly Site[] }
  | { readonly kind: 'loaded'; readonly declared: readonly DeclaredScenario[] }
  | { readonly kind: 'scenario'; readonly name: string }
  /** Of the scenario that was named last. */
  | ({ readonly kind: 'progress' } & Omit<SearchProgress, 'scenario'>)
  | { readonly kind: 'outcome'; readonly outcome: ScenarioOutcome }
  | { readonly kind: 'memory'; readonly bytes: number }
  | LastMessage;

export type LastMessage =
  | { readonly kind: 'explored' }
  | { readonly kind: 'replayed'; readonly run: ExplainedRun }
  | Extract<JobResult, { kind: 'mutated' | 'rejected' | 'failed' }>
  /** The isolate's own fence, which is inside the process's. */
  | { readonly kind: 'limit'; readonly verdict: 'time-limit' | 'memory-limit' };

/** Longer lines are not read: the engine caps what it says far below this. */
export const MAX_LINE = 16 * 1024 * 1024;
/** All that one grader may say. */
export const MAX_OUTPUT = 64 * 1024 * 1024;

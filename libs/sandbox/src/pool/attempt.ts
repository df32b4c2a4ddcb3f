import type { ScenarioOutcome } from '@heddle/exploration';
import type { Site } from '@heddle/trace';
import type { DeclaredScenario, Job, JobResult, SearchProgress } from '../job';
import type { GraderMessage, JobMessage, LastMessage } from '../protocol';
import { Fence, wallMs } from './fence';
import type { Exit, GraderProcess } from './grader-process';
import { canSeeProcesses } from './proc';

export type OnProgress = (progress: SearchProgress) => void;

export type CompiledMessage = Omit<JobMessage, 'reportMemory' | 'wallMs'>;

/** One job in one process: what it came to, or that the process died of itself. */
export type Attempt =
  | {
      readonly kind: 'result';
      readonly result: JobResult;
      /** The process is ready for another job, if it was told of more. */
      readonly again?: Promise<boolean>;
    }
  | { readonly kind: 'died'; readonly how: Exit; readonly stderr: string; readonly soFar: SoFar };

/** What was known before the end. */
export interface SoFar {
  outcomes: ScenarioOutcome[];
  sites: readonly Site[];
  declared: readonly DeclaredScenario[];
  /** The scenario in work. */
  scenario: string | undefined;
}

export function nothing(): SoFar {
  return { outcomes: [], sites: [], declared: [], scenario: undefined };
}

/** Gives a warm grader its job and waits for its last word or its death. */
export async function attempt(
  grader: GraderProcess,
  { job, compiled, more }: CompiledMessage,
  onProgress: OnProgress,
): Promise<Attempt> {
  const begun = performance.now();
  const soFar = nothing();
  const fence = new Fence(grader, job);
  let answer: (last: LastMessage) => void;
  const answered = new Promise<LastMessage>((resolve) => (answer = resolve));
  let becomeReady: (ready: true) => void;
  const again = new Promise<boolean>((resolve) => (becomeReady = resolve));
  grader.onLine = (line) => {
    const message = parse(line, KINDS) as GraderMessage | undefined;
    if (message?.kind === 'memory') fence.weigh(message.bytes);
    else if (message?.kind === 'progress') {
      const { schedules, strategy } = message;
      onProgress({ scenario: soFar.scenario ?? '', schedules, strategy });
    } else if (message?.kind === 'outcome') soFar.outcomes.push(message.outcome);
    else if (message?.kind === 'scenario') soFar.scenario = message.name;
    else if (message?.kind === 'compiled') soFar.sites = message.sites;
    else if (message?.kind === 'loaded') soFar.declared = message.declared;
    else if (message?.kind === 'ready') becomeReady(true);
    else answer(message ?? NOT_A_MESSAGE);
  };
  const message = { job, compiled, more, wallMs: wallMs(job.limits.timeMs), reportMemory: !canSeeProcesses };
  grader.send(message satisfies JobMessage);
  const end = await Promise.race([answered, grader.exited]);
  fence.remove();
  const milliseconds = performance.now() - begun;
  if ('kind' in end)
    return {
      kind: 'result',
      result: complete(end, soFar, job, { milliseconds, peakBytes: fence.peak }),
      again,
    };
  if (fence.hit !== undefined) return { kind: 'result', result: limitReached(fence.hit, soFar, job) };
  if (grader.overflowed) return { kind: 'result', result: TOO_LOUD };
  return { kind: 'died', how: end, stderr: grader.stderr, soFar };
}

const NOT_A_MESSAGE: LastMessage = {
  kind: 'failed',
  message: 'The grader wrote something that is not a message of its protocol.',
};

const TOO_LOUD: JobResult = { kind: 'failed', message: 'The grader wrote more than its protocol allows.' };

export function limitReached(
  verdict: 'time-limit' | 'memory-limit',
  soFar: SoFar,
  job: Job,
): Extract<JobResult, { kind: 'limit' }> {
  const { scenario, outcomes, sites } = soFar;
  const what =
    verdict === 'time-limit'
      ? `did not finish within ${job.limits.timeMs / 1000} s`
      : `needed more memory than the ${job.limits.memoryMb} MB it may use`;
  const message = `The program ${what}.`;
  return {
    kind: 'limit',
    verdict,
    message,
    ...(scenario === undefined ? {} : { scenario }),
    outcomes,
    sites,
  };
}

/** How V8 ends a process that it cannot go on with: out of memory, an impossible size, a native stack overflow. */
const CRASHES: readonly (string | null)[] = ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGSEGV', 'SIGBUS'];

/** What a job comes to whose process ended twice by itself. */
export function verdictOnDeath(
  { how, stderr, soFar }: Omit<Extract<Attempt, { kind: 'died' }>, 'kind'>,
  job: Job,
): Extract<JobResult, { kind: 'limit' | 'failed' }> {
  if (CRASHES.includes(how.signal)) return limitReached('memory-limit', soFar, job);
  const message = `The grader process ended twice without an answer (${how.signal ?? `exit code ${String(how.code)}`}).`;
  return { kind: 'failed', message, detail: stderr, diedTwice: true };
}

interface Used {
  readonly milliseconds: number;
  readonly peakBytes: number;
}

function complete(last: LastMessage, soFar: SoFar, job: Job, used: Used): JobResult {
  const { outcomes, sites, declared } = soFar;
  switch (last.kind) {
    case 'explored':
      return { kind: 'explored', outcomes, sites, declared, ...used };
    case 'replayed':
      return { kind: 'replayed', run: last.run, sites };
    case 'limit':
      return limitReached(last.verdict, soFar, job);
    case 'mutated':
    case 'rejected':
    case 'failed':
      return last;
  }
}

const KINDS = [
  'ready',
  'compiled',
  'loaded',
  'scenario',
  'progress',
  'outcome',
  'memory',
  'explored',
  'replayed',
  'mutated',
  'rejected',
  'failed',
  'limit',
];

/** Undefined for what no process of ours writes. The fields are its own word: it speaks for one job at a time only. */
export function parse(line: string, kinds: readonly string[]): object | undefined {
  try {
    const message: unknown = JSON.parse(line);
    const known =
      typeof message === 'object' &&
      message !== null &&
      'kind' in message &&
      kinds.includes(String(message.kind));
    return known ? message : undefined;
  } catch {
    return undefined;
  }
}

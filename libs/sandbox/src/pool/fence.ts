import type { Job, JobLanguage } from '../job';
import type { GraderProcess } from './grader-process';
import { canSeeProcesses, processorTime, residentMemory } from './proc';

const MB = 1024 * 1024;

/** What a grader needs besides what a program may use: Node itself, the front-end, compiled code; Python itself. */
const OWN_MEMORY_MB: Readonly<Record<JobLanguage, number>> = { typescript: 192, python: 400 };

/** By the clock on the wall, the isolate's own time-out comes first: the process is ended when that is of no use. */
const GRACE_MS = 250;

const POLL_MS = 20;

/**
 * How many times its limit a job may last by the clock on the wall. A verdict must not depend on how busy the machine is, so
 * the limit is of processor time; but nobody waits for ever for a process that does not get any, or sleeps.
 */
const PATIENCE = 5;

/** The milliseconds after which a job with this limit is ended, whatever it has used. */
export function wallMs(timeMs: number): number {
  return canSeeProcesses ? timeMs * PATIENCE : timeMs;
}

/** The time and the memory of one process, from outside: it works whatever the process is doing. */
export class Fence {
  /** The limit that it was killed for. */
  hit: 'time-limit' | 'memory-limit' | undefined;
  /** The most that was seen, in bytes. */
  peak = 0;
  readonly #clock: NodeJS.Timeout;
  readonly #poll: NodeJS.Timeout | undefined;
  readonly #maxMemory: number;
  /** Of processor time that a process may have used when this job has used its own. */
  readonly #maxTime: number;

  constructor(
    private readonly grader: GraderProcess,
    { limits, language = 'typescript' }: Pick<Job, 'limits' | 'language'>,
  ) {
    this.#maxMemory = (limits.memoryMb + OWN_MEMORY_MB[language]) * MB;
    this.#maxTime = (this.#processorTime() ?? 0) + limits.timeMs;
    this.#clock = setTimeout(() => this.#kill('time-limit'), wallMs(limits.timeMs) + GRACE_MS);
    if (canSeeProcesses) this.#poll = setInterval(() => this.#look(), POLL_MS);
  }

  /** The process has this much in memory. */
  weigh(bytes: number): void {
    this.peak = Math.max(this.peak, bytes);
    if (bytes > this.#maxMemory) this.#kill('memory-limit');
  }

  remove(): void {
    clearTimeout(this.#clock);
    clearInterval(this.#poll);
  }

  #look(): void {
    const { pid } = this.grader;
    const bytes = pid === undefined ? undefined : residentMemory(pid);
    if (bytes !== undefined) this.weigh(bytes);
    if ((this.#processorTime() ?? 0) > this.#maxTime) this.#kill('time-limit');
  }

  #processorTime(): number | undefined {
    const { pid } = this.grader;
    return pid === undefined ? undefined : processorTime(pid);
  }

  #kill(verdict: 'time-limit' | 'memory-limit'): void {
    this.hit ??= verdict;
    this.remove();
    this.grader.kill();
  }
}

import type { Queue } from 'bullmq';
import { openQueue, type QueueUrl } from './engine';
import { GRADING_QUEUE, jobIdOf, RESULT_QUEUE, type Work } from './payloads';

/** What the transport knows of a piece of work. `failed`: its workers were killed by it, again and again. */
export type Whereabouts =
  | { readonly kind: 'on its way' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  readonly results: number;
}

/** The API's end of the queue: puts work in, and can tell where it is. */
export class GradingQueue {
  readonly #work: Queue;
  readonly #results: Queue;

  constructor(url: QueueUrl, onError: (error: Error) => void) {
    this.#work = openQueue(GRADING_QUEUE, url);
    this.#results = openQueue(RESULT_QUEUE, url);
    for (const queue of [this.#work, this.#results]) queue.on('error', onError);
  }

  async ready(): Promise<void> {
    await Promise.all([this.#work.waitUntilReady(), this.#results.waitUntilReady()]);
  }

  /** Idempotent by the job's id. Lower priorities go first (from 1). */
  async submit(works: readonly { readonly work: Work; readonly priority: number }[]): Promise<void> {
    const jobs = works.map(({ work, priority }) => ({
      name: work.kind,
      data: work,
      opts: {
        jobId: jobIdOf(work),
        priority: Math.min(priority, MAX_PRIORITY),
        attempts: ATTEMPTS,
        backoff: { type: 'exponential', delay: 500 },
        removeOnComplete: true,
      },
    }));
    await this.#work.addBulk(jobs);
  }

  /** Where each of many is. One question finds those that wait or are with a worker; only the others are asked for singly. */
  async whereAre(kind: Work['kind'], ids: readonly string[]): Promise<ReadonlyMap<string, Whereabouts>> {
    // In the order in which work goes through them, so that what moves on meanwhile is seen.
    const states = ['wait', 'prioritized', 'active', 'delayed'] as const;
    const onTheirWay = ids.length === 0 ? [] : await this.#work.getRanges([...states], 0, -1);
    const seen = new Set(onTheirWay);
    const whereabouts = new Map<string, Whereabouts>();
    for (const id of ids) {
      const isSeen = seen.has(jobIdOf({ kind, id }));
      whereabouts.set(id, isSeen ? { kind: 'on its way' } : await this.#whereIs({ kind, id }));
    }
    return whereabouts;
  }

  /** Takes a failed piece of work out, so that it can be submitted once more. */
  async forget(work: Pick<Work, 'kind' | 'id'>): Promise<void> {
    await this.#work.remove(jobIdOf(work));
  }

  async counts(): Promise<QueueCounts> {
    const [work, results] = await Promise.all([
      this.#work.getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed'),
      this.#results.getJobCounts('wait', 'prioritized', 'active', 'delayed'),
    ]);
    const count = (counts: Record<string, number>, state: string) => counts[state] ?? 0;
    return {
      waiting: count(work, 'wait') + count(work, 'prioritized'),
      active: count(work, 'active'),
      delayed: count(work, 'delayed'),
      failed: count(work, 'failed'),
      results: Object.values(results).reduce((sum, number) => sum + number, 0),
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.#work.close(), this.#results.close()]);
  }

  async #whereIs(work: Pick<Work, 'kind' | 'id'>): Promise<Whereabouts> {
    const id = jobIdOf(work);
    // The state only: a job has a whole exercise in it, and the reconciler asks for hundreds.
    const state = await this.#work.getJobState(id);
    if (state === 'failed') {
      const job = await this.#work.getJob(id);
      return { kind: 'failed', reason: job?.failedReason ?? '' };
    }
    if (state !== 'completed' && state !== 'unknown') return { kind: 'on its way' };
    // Asked after the work: a worker hands in the result before it lets go of the work.
    const result = await this.#results.getJobState(id);
    return result === 'unknown' ? { kind: 'unknown' } : { kind: 'on its way' };
  }
}

/** For failures of ours only: a verdict is never retried. */
export const ATTEMPTS = 3;

/** BullMQ's. */
export const MAX_PRIORITY = 2_000_000;

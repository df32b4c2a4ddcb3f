import type { Worker } from 'bullmq';
import { ATTEMPTS } from './grading-queue';
import { openWorker, type QueueUrl } from './engine';
import { GRADING_QUEUE, workSchema, type Work } from './payloads';

export interface WorkTakerOptions {
  readonly url: QueueUrl;
  /** How many at a time. */
  readonly concurrency: number;
  /** Throws for a failure of ours; then it is tried again, unless it was the last attempt. */
  readonly perform: (work: Work, lastAttempt: boolean) => Promise<void>;
  readonly onError: (error: Error) => void;
}

/** The worker's end: takes pieces of work, the most urgent first. */
export class WorkTaker {
  readonly #worker: Worker;

  constructor({ url, concurrency, perform, onError }: WorkTakerOptions) {
    this.#worker = openWorker(
      GRADING_QUEUE,
      url,
      async (job) => perform(workSchema.parse(job.data), job.attemptsMade + 1 >= ATTEMPTS),
      {
        concurrency,
        // A worker that is killed loses its jobs' locks after this long; whoever looks next takes them over.
        lockDuration: 10_000,
        stalledInterval: 5_000,
        // A job that takes its worker with it twice is put aside.
        maxStalledCount: 1,
      },
    );
    this.#worker.on('error', onError);
    this.#worker.on('failed', (_job, error) => onError(error));
  }

  async ready(): Promise<void> {
    await this.#worker.waitUntilReady();
  }

  /** Takes nothing more and waits for what is being done. */
  async drain(): Promise<void> {
    await this.#worker.close();
  }
}

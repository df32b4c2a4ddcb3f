import type { Queue, Worker } from 'bullmq';
import { isRedis, openQueue, openWorker, type QueueUrl } from './engine';
import { jobIdOf, RESULT_QUEUE, resultSchema, type Result, type Work } from './payloads';

/** The worker's way back. */
export class ResultSender {
  readonly #queue: Queue;

  constructor(url: QueueUrl, onError: (error: Error) => void) {
    this.#queue = openQueue(RESULT_QUEUE, url);
    this.#queue.on('error', onError);
  }

  /** Idempotent by the result's id, until it has been taken. */
  async send(result: Result): Promise<void> {
    await this.#queue.add(result.kind, result, {
      jobId: jobIdOf({ kind: workOf(result), id: result.id }),
      attempts: 1_000, // the database may be away for a while
      backoff: { type: 'fixed', delay: 2_000 },
      removeOnComplete: true,
    });
  }

  async close(): Promise<void> {
    await this.#queue.close();
  }
}

/** What it is the result of; a worker's sign of life has its own id. */
function workOf(result: Result): Work['kind'] {
  if (result.kind === 'failed') return result.work;
  return result.kind === 'judged' ? 'judge' : 'grade';
}

/** The API's end: `store` is called at least once for each result and has to be idempotent. */
export class ResultReceiver {
  readonly #worker: Worker;

  constructor(url: QueueUrl, store: (result: Result) => Promise<void>, onError: (error: Error) => void) {
    this.#worker = openWorker(RESULT_QUEUE, url, (job) => store(resultSchema.parse(job.data)), {
      concurrency: isRedis(url) ? 4 : 1,
      lockDuration: 10_000,
      stalledInterval: 5_000,
      maxStalledCount: 1_000,
    });
    this.#worker.on('error', onError);
    this.#worker.on('failed', (_job, error) => onError(error));
  }

  async close(): Promise<void> {
    await this.#worker.close();
  }
}

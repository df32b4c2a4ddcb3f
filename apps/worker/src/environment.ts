import { availableParallelism } from 'node:os';

/** Everything that the environment may say to a worker; nothing else reads `process.env`. No database is among it. */
export interface Environment {
  /** `redis://…`, or the PostgreSQL that the queue lives in. */
  readonly queueUrl: string;
  /** Gradings at a time. */
  readonly concurrency: number;
  readonly logLevel: string;
}

export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const { QUEUE_URL, REDIS_URL, HEDDLE_WORKER_CONCURRENCY, HEDDLE_LOG_LEVEL } = variables;
  const queueUrl = REDIS_URL || QUEUE_URL;
  if (!queueUrl) throw new Error('Set REDIS_URL (or QUEUE_URL) to the queue that this worker is to serve.');
  const concurrency = Number(HEDDLE_WORKER_CONCURRENCY || availableParallelism());
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 64) {
    throw new Error('HEDDLE_WORKER_CONCURRENCY must be a whole number from 1 to 64.');
  }
  return { queueUrl, concurrency, logLevel: HEDDLE_LOG_LEVEL || 'info' };
}

import {
  createPostgresBackend,
  Queue,
  QueueEvents,
  QueueEventsProducer,
  Worker,
  type Job,
  type WorkerOptions,
} from 'bullmq';

export type QueueUrl = string;

export function isRedis(url: QueueUrl): boolean {
  return /^rediss?:/.test(url);
}

/** What comes with a connection of BullMQ to Redis; never retried for ever by a producer, always by a consumer. */
function redis(url: QueueUrl, blocking: boolean) {
  return { url, maxRetriesPerRequest: blocking ? null : 3 };
}

/** A few connections each: two at least, so that waiting for a notification leaves one to work with. */
function postgres(url: QueueUrl) {
  return { connectionString: url, migrate: true, max: 3 };
}

/** BullMQ's types tell its backends apart; nothing of what is used here does. */
export function openQueue(name: string, url: QueueUrl): Queue {
  if (isRedis(url)) return new Queue(name, { connection: redis(url, false) });
  return new Queue(name, { connection: postgres(url) }, createPostgresBackend) as unknown as Queue;
}

export function openEventsProducer(name: string, url: QueueUrl): QueueEventsProducer {
  if (isRedis(url)) return new QueueEventsProducer(name, { connection: redis(url, false) });
  const options = { connection: postgres(url) };
  return new QueueEventsProducer(name, options, createPostgresBackend) as unknown as QueueEventsProducer;
}

export function openEvents(name: string, url: QueueUrl): QueueEvents {
  if (isRedis(url)) return new QueueEvents(name, { connection: redis(url, true) });
  return new QueueEvents(
    name,
    { connection: postgres(url) },
    createPostgresBackend,
  ) as unknown as QueueEvents;
}

export function openWorker(
  name: string,
  url: QueueUrl,
  perform: (job: Job, token: string | undefined) => Promise<unknown>,
  options: Partial<WorkerOptions>,
): Worker {
  if (isRedis(url)) return new Worker(name, perform, { ...options, connection: redis(url, true) });
  const overPostgres = { ...options, connection: postgres(url) };
  return new Worker(name, perform, overPostgres, createPostgresBackend) as unknown as Worker;
}

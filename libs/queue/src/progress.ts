import type { QueueEvents, QueueEventsListener, QueueEventsProducer } from 'bullmq';
import { openEvents, openEventsProducer, type QueueUrl } from './engine';
import { progressSchema, PROGRESS_EVENTS, type Progress } from './payloads';

const EVENT = 'gradings';

interface Listener extends QueueEventsListener {
  [EVENT]: (event: { readonly progress: string }, id: string) => void;
}

/** Of an event's history nothing is read: whoever was not there has missed it. */
const KEPT = 100;

/** A worker's word on how far its gradings are, to every API process that listens. Nothing depends on it. */
export class ProgressSender {
  readonly #producer: QueueEventsProducer;

  constructor(url: QueueUrl, onError: (error: Error) => void) {
    this.#producer = openEventsProducer(PROGRESS_EVENTS, url);
    this.#producer.on('error', onError);
  }

  async send(gradings: readonly Progress[]): Promise<void> {
    await this.#producer.publishEvent({ eventName: EVENT, progress: JSON.stringify(gradings) }, KEPT);
  }

  async close(): Promise<void> {
    await this.#producer.close();
  }
}

/** An API process's ear. */
export class ProgressReceiver {
  readonly #events: QueueEvents;

  constructor(url: QueueUrl, hear: (gradings: readonly Progress[]) => void, onError: (error: Error) => void) {
    this.#events = openEvents(PROGRESS_EVENTS, url);
    this.#events.on('error', onError);
    this.#events.on<Listener>(EVENT, ({ progress }: { progress: string }) =>
      hear(progressSchema.parse(JSON.parse(progress))),
    );
  }

  async close(): Promise<void> {
    await this.#events.close();
  }
}

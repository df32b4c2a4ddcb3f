import { Prisma, type Database } from '@heddle/database';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { DATABASE, LOGGER } from '../providers';
import { LiveProgress } from './live-progress';

/** Before the first look: what is graded by then had no place in a queue worth telling. */
const FIRST_LOOK_MS = 300;
const LOOK_EVERY_MS = 1_000;
/** Looking takes a twentieth of the time at most, however long the queue is. */
const REST = 20;

type Listener = (position: number) => void;

/** Tells those who wait their place in the queue, with one question for all of them at a time. */
@Injectable()
export class QueuePositions {
  readonly #listeners = new Map<string, Set<Listener>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(LiveProgress) private readonly live: LiveProgress,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Places are counted from 1. Answers how to stop listening. */
  listen(grading: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(grading) ?? new Set();
    this.#listeners.set(grading, listeners.add(listener));
    if (this.#timer === undefined) this.#timer = setTimeout(() => void this.#look(), FIRST_LOOK_MS);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(grading);
    };
  }

  async #look(): Promise<void> {
    const begun = performance.now();
    try {
      for (const { id, position } of await this.#positions([...this.#listeners.keys()])) {
        for (const tell of this.#listeners.get(id) ?? []) tell(Number(position));
      }
    } catch (error) {
      this.log.warn({ err: error }, 'could not look up places in the queue');
    }
    const next = Math.max(LOOK_EVERY_MS, REST * (performance.now() - begun));
    this.#timer = this.#listeners.size === 0 ? undefined : setTimeout(() => void this.#look(), next);
  }

  /** As workers take them; those that are known to be at work have left the queue. */
  async #positions(gradings: readonly string[]) {
    if (gradings.length === 0) return [];
    return await this.database.$queryRaw<{ id: string; position: bigint }[]>(Prisma.sql`
      SELECT id, position FROM (
        SELECT id, row_number() OVER (ORDER BY priority, id) AS position FROM "Grading"
        WHERE status = 'queued' AND id <> ALL (${this.live.begun()}::uuid[])
      ) AS waiting WHERE id = ANY (${gradings}::uuid[])`);
  }
}

import type { Database } from '@heddle/database';
import type { GradingQueue, Work } from '@heddle/queue';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { DATABASE, LOGGER, QUEUE } from '../providers';
import { Dispatcher } from './dispatcher';
import { ResultStore } from './result-store';
import { Verifications } from './verifications';

const EVERY_MS = 5_000;
const AT_ONCE = 200;
/** A row younger than this is about to be dispatched by whoever made it. */
const GRACE_MS = 5_000;

/**
 * Gives every unfinished grading that the queue does not know a job again: after a queue was lost, after this process died
 * between writing the row and the job. Looks at a window of rows at a time, so that its cost does not grow with the queue.
 */
@Injectable()
export class Reconciler {
  #timer: NodeJS.Timeout | undefined;
  #after: string | undefined;
  #looking: Promise<void> | undefined;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(QUEUE) private readonly queue: GradingQueue,
    @Inject(Dispatcher) private readonly dispatcher: Dispatcher,
    @Inject(Verifications) private readonly verifications: Verifications,
    @Inject(ResultStore) private readonly results: ResultStore,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  start(): void {
    const look = () => {
      this.#looking ??= this.look()
        .catch((error: unknown) => this.log.warn({ err: error }, 'could not reconcile'))
        .finally(() => (this.#looking = undefined));
    };
    look();
    this.#timer = setInterval(look, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async look(): Promise<void> {
    const old = new Date(Date.now() - GRACE_MS);
    const lost = await this.#lost('grade', await this.#window(old));
    if (lost.length > 0) {
      this.log.warn({ gradings: lost.length }, 'gradings without a job: enqueued again');
      this.dispatcher.dispatch(lost);
      await this.dispatcher.settled();
    }
    for (const kind of ['verify', 'judge'] as const) {
      const versions = await this.verifications.unfinished(kind, old);
      for (const id of await this.#lost(kind, versions)) await this.verifications.start(id, kind);
    }
  }

  /** The next unfinished gradings, in the order of their age; after the last ones come the first again. */
  async #window(old: Date): Promise<readonly string[]> {
    const rows = await this.database.grading.findMany({
      where: {
        status: 'queued',
        queuedAt: { lt: old },
        ...(this.#after !== undefined && { id: { gt: this.#after } }),
      },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
    });
    this.#after = rows.length === AT_ONCE ? rows.at(-1)?.id : undefined;
    return rows.map(({ id }) => id);
  }

  /** Those that the queue does not know. What it has given up is put aside. */
  async #lost(kind: Work['kind'], ids: readonly string[]): Promise<readonly string[]> {
    const lost: string[] = [];
    for (const [id, whereabouts] of await this.queue.whereAre(kind, ids)) {
      if (whereabouts.kind === 'unknown') lost.push(id);
      if (whereabouts.kind === 'failed') {
        const error = `Its workers did not survive it: ${whereabouts.reason}`;
        await this.results.failed({ work: kind, id, error });
        await this.queue.forget({ kind, id });
      }
    }
    return lost;
  }
}

import type { Database } from '@heddle/database';
import type { GradingQueue } from '@heddle/queue';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Catalogue } from '../exercises/catalogue';
import { DATABASE, LOGGER, QUEUE } from '../providers';

/** After students who wait and regrades, before batches. */
const PRIORITY = 2_000;

/** Makes jobs that grade every declared solution of an imported exercise. */
@Injectable()
export class Verifications {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(QUEUE) private readonly queue: GradingQueue,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Idempotent by version. A queue that cannot be reached now is asked again by the reconciler. */
  async start(versionId: string): Promise<void> {
    const exercise = await this.catalogue.exercise(versionId);
    try {
      await this.queue.submit([{ work: { kind: 'verify', id: versionId, exercise }, priority: PRIORITY }]);
    } catch (error) {
      this.log.warn({ err: error, version: versionId }, 'the queue cannot be reached; will be tried again');
    }
  }

  /** The versions that nobody has verified yet. */
  async unfinished(olderThan: Date): Promise<readonly string[]> {
    const versions = await this.database.exerciseVersion.findMany({
      where: { verifiedAt: null, createdAt: { lt: olderThan } },
      select: { id: true },
      take: 50,
    });
    return versions.map(({ id }) => id);
  }
}

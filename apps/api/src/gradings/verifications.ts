import type { Database } from '@heddle/database';
import type { GradingQueue, Judged, Verified } from '@heddle/queue';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Catalogue } from '../exercises/catalogue';
import { statusOf } from '../exercises/verification';
import { DATABASE, LOGGER, QUEUE } from '../providers';

/** After students who wait and regrades, before batches; solutions before mutants. */
const PRIORITIES = { verify: 2_000, judge: 2_500 };

const AT_ONCE = 50;

/**
 * Verifies versions that courses have imported, in two jobs: one grades every declared solution, and if they are as declared,
 * another tries the harness on mutants. The rows are the truth: whatever is lost between them is begun again.
 */
@Injectable()
export class Verifications {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(QUEUE) private readonly queue: GradingQueue,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Idempotent by version. A queue that cannot be reached now is asked again by the reconciler. */
  async start(id: string, kind: 'verify' | 'judge' = 'verify'): Promise<void> {
    const exercise = await this.catalogue.exercise(id);
    try {
      await this.queue.submit([{ work: { kind, id, exercise }, priority: PRIORITIES[kind] }]);
    } catch (error) {
      this.log.warn({ err: error, version: id }, 'the queue cannot be reached; will be tried again');
    }
  }

  async verified({ id, checks, problem, at }: Omit<Verified, 'kind'>): Promise<void> {
    const verifiedAt = new Date();
    const verification = { checks, problem: problem ?? null, at: at ?? null };
    // A mutant of a reference that is not accepted would be no news.
    const worthJudging = statusOf(verification) === 'as-declared';
    const { count } = await this.database.exerciseVersion.updateMany({
      where: { id, verifiedAt: null },
      data: {
        verification,
        verifiedAt,
        ...(!worthJudging && { judgedAt: verifiedAt }),
      },
    });
    if (count > 0 && worthJudging) await this.start(id, 'judge');
  }

  async judged({ id, mutants }: Omit<Judged, 'kind'>): Promise<void> {
    await this.database.exerciseVersion.updateMany({
      where: { id, judgedAt: null },
      data: { mutants, judgedAt: new Date() },
    });
  }

  /** What we could not do. A version whose harness could not be judged can be assigned all the same. */
  async failed(kind: 'verify' | 'judge', id: string, error: string): Promise<void> {
    const why = error.slice(0, 4000);
    if (kind === 'verify') {
      await this.verified({ id, checks: [], problem: why });
      return;
    }
    const nothing = { references: 0, killed: 0, equivalent: 0, leftOut: 0, survivors: [], problems: [] };
    await this.database.exerciseVersion.updateMany({
      where: { id, judgedAt: null },
      data: { mutants: { ...nothing, failed: why }, judgedAt: new Date() },
    });
  }

  /** The versions that nobody has verified yet, or whose harness nobody has judged. */
  async unfinished(kind: 'verify' | 'judge', olderThan: Date): Promise<readonly string[]> {
    const isOld = { lt: olderThan };
    const versions = await this.database.exerciseVersion.findMany({
      where: {
        judgedAt: null,
        exercise: { courseId: { not: null } },
        ...(kind === 'verify' ? { verifiedAt: null, createdAt: isOld } : { verifiedAt: isOld }),
      },
      select: { id: true },
      take: AT_ONCE,
    });
    return versions.map(({ id }) => id);
  }
}

import type { Language } from '@heddle/contract';
import { Prisma, type Database, type Grading, type Submission } from '@heddle/database';
import { bundleForGrading } from '@heddle/exercise';
import { submissionOf } from '@heddle/grading';
import type { GradingQueue } from '@heddle/queue';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Catalogue } from '../exercises/catalogue';
import { DATABASE, LOGGER, QUEUE } from '../providers';

const AT_ONCE = 50;

/** What a job is made of. */
type Row = Pick<Grading, 'id' | 'seed' | 'schedules' | 'priority'> &
  Pick<Submission, 'file' | 'source' | 'exerciseVersionId'> & { readonly language: Language };

/** Makes jobs of gradings. The row is the truth: a queue that cannot be reached now gets its jobs from the reconciler. */
@Injectable()
export class Dispatcher {
  readonly #pending: string[] = [];
  #dispatching: Promise<void> | undefined;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(QUEUE) private readonly queue: GradingQueue,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * Returns at once: whoever hands something in need not wait for the queue. What comes in while jobs are being made goes
   * with the next ones, so that many at once cost little more than one. Idempotent by grading.
   */
  dispatch(gradingIds: readonly string[]): void {
    this.#pending.push(...gradingIds);
    this.#dispatching ??= this.#dispatchPending().finally(() => (this.#dispatching = undefined));
  }

  /** Resolves when everything so far has its job, or has failed to get one. */
  async settled(): Promise<void> {
    await this.#dispatching;
  }

  async #dispatchPending(): Promise<void> {
    while (this.#pending.length > 0) {
      const ids = this.#pending.splice(0, AT_ONCE);
      try {
        await this.queue.submit(await this.#worksOf(ids));
      } catch (error) {
        this.log.warn({ err: error, gradings: ids }, 'the queue cannot be reached; will be tried again');
      }
    }
  }

  async #worksOf(ids: readonly string[]) {
    const gradings = await this.database.$queryRaw<Row[]>(Prisma.sql`
      SELECT g.id, g.seed, g.schedules, g.priority, s.language, s.file, s.source,
             coalesce(r."exerciseVersionId", s."exerciseVersionId") AS "exerciseVersionId"
      FROM "Grading" g JOIN "Submission" s ON s.id = g."submissionId" LEFT JOIN "Regrade" r ON r.id = g."regradeId"
      WHERE g.id = ANY (${ids}::uuid[]) AND g.status = 'queued' ORDER BY g.id`);
    return await Promise.all(
      gradings.map(async ({ id, seed, schedules, priority, language, ...submission }) => {
        const exercise = await this.catalogue.exercise(submission.exerciseVersionId);
        return {
          priority,
          work: {
            kind: 'grade' as const,
            id,
            exercise: bundleForGrading(exercise, language),
            submission: submissionOf(submission.file, Buffer.from(submission.source)),
            seed,
            ...(schedules !== null && { schedules }),
          },
        };
      }),
    );
  }
}

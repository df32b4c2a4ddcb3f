import { bundleForGrading } from '@heddle/exercise';
import type { Database } from '@heddle/database';
import { submissionOf } from '@heddle/grading';
import type { GradingQueue } from '@heddle/queue';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Catalogue } from '../exercises/catalogue';
import { DATABASE, LOGGER, QUEUE } from '../providers';

const AT_ONCE = 50;

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
    const gradings = await this.database.grading.findMany({
      where: { id: { in: [...ids] }, status: 'queued' },
      include: { submission: true, regrade: { select: { exerciseVersionId: true } } },
      orderBy: { id: 'asc' },
    });
    return await Promise.all(
      gradings.map(async ({ id, seed, schedules, priority, submission, regrade }) => {
        const exercise = await this.catalogue.exercise(
          regrade?.exerciseVersionId ?? submission.exerciseVersionId,
        );
        const language = submission.language as 'typescript' | 'python';
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

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
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(QUEUE) private readonly queue: GradingQueue,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Idempotent by grading. */
  async dispatch(gradingIds: readonly string[]): Promise<void> {
    for (let at = 0; at < gradingIds.length; at += AT_ONCE) {
      const ids = gradingIds.slice(at, at + AT_ONCE);
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

import type { Database } from '@heddle/database';
import type { Failed, Result } from '@heddle/queue';
import type { Report } from '@heddle/verdict';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LiveProgress } from '../events/live-progress';
import { SubmissionStatuses } from '../events/submission-statuses';
import { DATABASE, LOGGER } from '../providers';
import { Metrics } from '../seeing/metrics';
import { Workers } from '../seeing/workers';
import { storeReport } from './store-report';
import { asStored } from './stored-report';
import { Verifications } from './verifications';

/** Stores what workers answer. A result may come twice, late, or after a retry: the first one of a grading stays. */
@Injectable()
export class ResultStore {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SubmissionStatuses) private readonly statuses: SubmissionStatuses,
    @Inject(LiveProgress) private readonly live: LiveProgress,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Workers) private readonly workers: Workers,
    @Inject(Verifications) private readonly verifications: Verifications,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async store(result: Result): Promise<void> {
    switch (result.kind) {
      case 'graded':
        await this.#graded(result.id, result.report);
        return;
      case 'failed':
        await this.failed(result);
        return;
      case 'worker':
        this.workers.heard(result);
        return;
      case 'verified':
        await this.verifications.verified(result);
        this.live.forget(result.id);
        return;
      case 'judged':
        await this.verifications.judged(result);
        this.live.forget(result.id);
    }
  }

  async #graded(id: string, report: Report): Promise<void> {
    const { verdict, score } = report;
    const finishedAt = new Date();
    const stored = await storeReport(this.database, { id, report, finishedAt });
    this.live.forget(id);
    if (stored === undefined) return;
    this.metrics.graded(verdict, (finishedAt.getTime() - stored.queuedAt.getTime()) / 1000);
    this.log.info({ grading: id, submission: stored.submissionId, verdict, score }, 'result stored');
    this.statuses.announce(stored.submissionId);
  }

  /** What we could not do. Nobody's points change; an administrator can have a grading tried again. */
  async failed({ work, id, error, report }: Omit<Failed, 'kind'>): Promise<void> {
    this.live.forget(id);
    if (work !== 'grade') {
      this.log.error({ version: id, work, error }, 'verification put aside');
      await this.verifications.failed(work, id, error);
      return;
    }
    const { count } = await this.database.grading.updateMany({
      where: { id, status: 'queued' },
      data: {
        status: 'failed',
        finishedAt: new Date(),
        error: error.slice(0, 4000),
        ...(report !== undefined && { report: asStored(report) }),
      },
    });
    if (count === 0) return;
    this.metrics.graded('failed', 0);
    this.log.error({ grading: id, error }, 'grading put aside');
    const grading = await this.database.grading.findUnique({ where: { id }, select: { submissionId: true } });
    if (grading !== null) this.statuses.announce(grading.submissionId);
  }
}

import {
  auditEvents,
  deadGradings,
  page,
  queueState,
  submission as submissionSchema,
  type AuditEventAnswer,
  type DeadGrading,
  type Page,
  type QueueState,
  type Submission,
} from '@heddle/contract';
import { Prisma, type Database } from '@heddle/database';
import type { GradingQueue } from '@heddle/queue';
import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { Current } from '../access/current';
import type { Principal } from '../access/principal';
import { Route } from '../access/route';
import { Dispatcher } from '../gradings/dispatcher';
import { storedReport } from '../gradings/stored-report';
import { pageOf } from '../http/pages';
import { idParam } from '../http/parameters';
import { notFound } from '../http/problem-error';
import { DATABASE, QUEUE } from '../providers';
import { Workers } from '../seeing/workers';
import { submissionAnswer, summary } from '../submissions/answers';
import { AuditLog } from './audit-log';
import { subjectNames } from './subject-names';

/** For whoever runs the platform. */
@Controller('api')
export class OperationsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(QUEUE) private readonly queue: GradingQueue,
    @Inject(Dispatcher) private readonly dispatcher: Dispatcher,
    @Inject(Workers) private readonly workers: Workers,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Get('queue')
  @Route({
    summary: 'The queue, and the workers that were heard of lately',
    may: { who: 'administrator' },
    scope: 'administer',
    answers: queueState,
  })
  async state(): Promise<QueueState> {
    const [counts, unfinished] = await Promise.all([
      this.queue.counts(),
      this.database.grading.count({ where: { status: 'queued' } }),
    ]);
    const workers = this.workers.alive().map(({ id, concurrency, busy }) => ({ id, concurrency, busy }));
    return { ...counts, workers, unfinished };
  }

  @Get('dead-gradings')
  @Route({
    summary: 'What we could not grade, the newest first, and why',
    may: { who: 'administrator' },
    scope: 'administer',
    answers: deadGradings,
  })
  async dead(
    @Query({ schema: page }) { limit, cursor }: Page,
  ): Promise<{ items: DeadGrading[]; next: string | null }> {
    const rows = await this.database.grading.findMany({
      where: { status: 'failed', ...(cursor !== undefined && { id: { lt: cursor } }) },
      include: { submission: { select: { slug: true, file: true, user: summary.user } } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return pageOf(rows, limit, (row) => ({
      id: row.id,
      submission: row.submissionId,
      exercise: row.submission.slug,
      user: row.submission.user,
      file: row.submission.file,
      finishedAt: (row.finishedAt ?? row.queuedAt).toISOString(),
      error: row.error ?? '',
      report: storedReport(row),
    }));
  }

  @Post('dead-gradings/:grading/retry')
  @HttpCode(200)
  @Route({
    summary: 'Try once more to grade it',
    may: { who: 'administrator' },
    scope: 'administer',
    answers: submissionSchema,
  })
  async retry(
    @Param('grading', idParam('grading')) id: string,
    @Current() { userId: actorId }: Principal,
  ): Promise<Submission> {
    const { count } = await this.database.grading.updateMany({
      where: { id, status: 'failed' },
      data: { status: 'queued', queuedAt: new Date(), finishedAt: null, error: null, report: Prisma.DbNull },
    });
    if (count === 0) throw notFound();
    await this.queue.forget({ kind: 'grade', id });
    this.dispatcher.dispatch([id]);
    await this.audit.record({ actorId, action: 'retry-grading', subject: 'grading', subjectId: id });
    const { submission } = await this.database.grading.findUniqueOrThrow({
      where: { id },
      include: { submission: { include: summary } },
    });
    return submissionAnswer(submission);
  }

  @Get('audit-events')
  @Route({
    summary: 'Who did what, the newest first',
    may: { who: 'administrator' },
    scope: 'administer',
    answers: auditEvents,
  })
  async events(
    @Query({ schema: page }) { limit, cursor }: Page,
  ): Promise<{ items: AuditEventAnswer[]; next: string | null }> {
    const rows = await this.database.auditEvent.findMany({
      where: cursor === undefined ? {} : { id: { lt: cursor } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    const actorIds = rows.flatMap(({ actorId }) => actorId ?? []);
    const actors = await this.database.user.findMany({ where: { id: { in: actorIds } } });
    const logins = new Map(actors.map(({ id, login }) => [id, login]));
    const names = await subjectNames(this.database, rows);
    return pageOf(rows, limit, ({ id, at, actorId, action, subject, subjectId, courseId, detail }) => ({
      id,
      at: at.toISOString(),
      actor: actorId === null ? null : (logins.get(actorId) ?? actorId),
      action,
      subject,
      subjectId,
      subjectName: names.get(subjectId) ?? null,
      course: courseId,
      detail: detail as Record<string, unknown>,
    }));
  }
}

import {
  idempotencyKey as idempotencyKeySchema,
  newSubmission,
  submission as submissionSchema,
  submissionDetail,
  submissionQuery,
  submissions,
  type NewSubmission,
  type Submission as SubmissionAnswer,
  type SubmissionDetail,
  type SubmissionQuery,
} from '@heddle/contract';
import type { Database } from '@heddle/database';
import { forStudent } from '@heddle/report';
import { Body, Controller, Get, Headers, Inject, Param, Post, Query } from '@nestjs/common';
import { Current, InCourse } from '../access/current';
import type { Principal } from '../access/principal';
import { Route } from '../access/route';
import { isStaff, type Standing } from '../access/standing';
import { invalidField } from '../http/problem-error';
import { pageOf } from '../http/pages';
import { DATABASE } from '../providers';
import { submissionAnswer, summary } from './answers';
import { Submit } from './submit';
import { storedReport } from '../gradings/stored-report';

@Controller('api')
export class SubmissionsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Submit) private readonly submit: Submit,
  ) {}

  @Post('assignments/:assignment/exercises/:exercise/submissions')
  @Route({
    summary: 'Hand in a program. With an Idempotency-Key header it is safe to repeat',
    may: { who: 'member', of: 'assignment' },
    scope: 'submit',
    answers: submissionSchema,
  })
  async create(
    @Param('assignment') assignmentId: string,
    @Param('exercise') slug: string,
    @Body({ schema: newSubmission }) body: NewSubmission,
    @Headers('idempotency-key') key: string | undefined,
    @InCourse() { role }: Standing,
    @Current() { userId, name }: Principal,
  ): Promise<SubmissionAnswer> {
    const arrivedAt = new Date();
    const idempotencyKey = key === undefined ? undefined : checkedKey(key);
    const row = await this.submit.submit({
      ...body,
      assignmentId,
      slug,
      userId,
      userName: name,
      isStaff: isStaff(role),
      idempotencyKey,
      arrivedAt,
    });
    return submissionAnswer(row);
  }

  @Get('assignments/:assignment/submissions')
  @Route({
    summary: "Your submissions, the newest first; everybody's for staff",
    may: { who: 'member', of: 'assignment' },
    scope: 'read',
    answers: submissions,
  })
  async list(
    @Param('assignment') assignmentId: string,
    @Query({ schema: submissionQuery }) { limit, cursor, exercise, user }: SubmissionQuery,
    @InCourse() { role }: Standing,
    @Current() { userId }: Principal,
  ): Promise<{ items: SubmissionAnswer[]; next: string | null }> {
    const whose = isStaff(role) ? user : userId;
    const rows = await this.database.submission.findMany({
      where: {
        assignmentId,
        ...(whose !== undefined && { userId: whose }),
        ...(exercise !== undefined && { slug: exercise }),
        ...(cursor !== undefined && { id: { lt: cursor } }),
      },
      include: summary,
      omit: { source: true },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return pageOf(rows, limit, submissionAnswer);
  }

  @Get('submissions/:submission')
  @Route({
    summary: 'A submission with its report; without what is hidden, for students',
    may: { who: 'owner', of: 'submission' },
    scope: 'read',
    answers: submissionDetail,
  })
  async show(@Param('submission') id: string, @InCourse() { role }: Standing): Promise<SubmissionDetail> {
    const row = await this.database.submission.findUniqueOrThrow({
      where: { id },
      include: { ...summary, countedGrading: true },
    });
    const report = storedReport(row.countedGrading);
    const answer = submissionAnswer(row);
    const ours = 'It could not be graded. That is not your mistake; the course staff has been told.';
    return {
      ...answer,
      source: row.source,
      report: report === null ? null : isStaff(role) ? report : forStudent(report),
      error: answer.status === 'failed' ? (isStaff(role) ? (row.gradings[0]?.error ?? ours) : ours) : null,
    };
  }
}

function checkedKey(key: string): string {
  const parsed = idempotencyKeySchema.safeParse(key);
  if (parsed.success) return parsed.data;
  throw invalidField('Idempotency-Key', parsed.error.issues[0]!.message);
}

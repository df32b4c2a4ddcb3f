import {
  batch,
  batches,
  batchPreview,
  batchQuery,
  batchResults,
  languageQuery,
  type Batch,
  type BatchPreview,
  type BatchQuery,
  type BatchResults,
  type LanguageQuery,
} from '@heddle/contract';
import type { Database } from '@heddle/database';
import { renderCsv, renderJUnit } from '@heddle/report';
import type { Report } from '@heddle/verdict';
import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Current, InCourse } from '../access/current';
import type { Principal } from '../access/principal';
import { Route } from '../access/route';
import type { Standing } from '../access/standing';
import { AuditLog } from '../administration/audit-log';
import { isVerified, notVerified } from '../exercises/verification';
import { invalidField } from '../http/problem-error';
import type { Request } from '../http/request';
import { DATABASE } from '../providers';
import { readBody } from '../uploads/read-body';
import { Batches } from './batches';
import { readBatch, sortBatch } from './read-batch';

const MAX_ARCHIVE_BYTES = 16 * 1024 * 1024;

@Controller('api')
export class BatchesController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Batches) private readonly batches: Batches,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Post('courses/:course/batches')
  @Route({
    summary: 'Grade a zip of programs, after everybody who waits',
    may: { who: 'teacher', of: 'course' },
    scope: 'teach',
    answers: batch,
    consumes: 'application/zip',
  })
  async create(
    @Query({ schema: batchQuery }) { exerciseVersion, name, language, schedules }: BatchQuery,
    @Req() request: Request,
    @InCourse() { courseId }: Standing,
    @Current() { userId }: Principal,
  ): Promise<Batch> {
    const version = await this.database.exerciseVersion.findFirst({
      where: { id: exerciseVersion, exercise: { OR: [{ courseId }, { courseId: null }] } },
      omit: { package: true, files: true },
      include: { exercise: { select: { courseId: true } } },
    });
    if (version === null) throw invalidField('exerciseVersion', 'is no exercise version of this course');
    if (!isVerified(version, version.exercise.courseId === null)) throw notVerified('exerciseVersion');
    await this.batches.checkLanguage(exerciseVersion, language);
    const archive = await readBody(request, ['application/zip'], MAX_ARCHIVE_BYTES);
    const files = await readBatch(archive, language);
    const id = await this.batches.start({
      courseId,
      exerciseVersionId: exerciseVersion,
      name,
      language,
      schedules: schedules ?? null,
      userId,
      files,
    });
    await this.audit.record({
      actorId: userId,
      action: 'start-batch',
      subject: 'batch',
      subjectId: id,
      courseId,
      detail: { files: files.length },
    });
    return await this.batches.show(id);
  }

  @Post('courses/:course/batches/preview')
  @Route({
    summary: 'What a zip has to grade, and what it has that cannot be graded; nothing is started',
    may: { who: 'teacher', of: 'course' },
    scope: 'teach',
    answers: batchPreview,
    consumes: 'application/zip',
  })
  async preview(
    @Query({ schema: languageQuery }) { language }: LanguageQuery,
    @Req() request: Request,
  ): Promise<BatchPreview> {
    const archive = await readBody(request, ['application/zip'], MAX_ARCHIVE_BYTES);
    const { files, refused } = await sortBatch(archive, language);
    return {
      recognised: files.map(({ file }) => file),
      refused: refused.map(({ field: file, message }) => ({ file, message })),
    };
  }

  @Get('courses/:course/batches')
  @Route({
    summary: 'The batches of a course, the newest first',
    may: { who: 'staff', of: 'course' },
    scope: 'read',
    answers: batches,
  })
  async list(@InCourse() { courseId }: Standing): Promise<{ items: Batch[] }> {
    const found = await this.database.batch.findMany({
      where: { courseId },
      select: { id: true },
      orderBy: { id: 'desc' },
      take: 200,
    });
    return { items: await Promise.all(found.map(({ id }) => this.batches.show(id))) };
  }

  @Get('batches/:batch')
  @Route({
    summary: 'How far a batch is',
    may: { who: 'staff', of: 'batch' },
    scope: 'read',
    answers: batch,
  })
  async show(@Param('batch') id: string): Promise<Batch> {
    return await this.batches.show(id);
  }

  @Get('batches/:batch/results')
  @Route({
    summary: 'Every file of a batch, and what became of it so far',
    may: { who: 'staff', of: 'batch' },
    scope: 'read',
    answers: batchResults,
  })
  async table(@Param('batch') id: string): Promise<BatchResults> {
    return await this.batches.table(id);
  }

  @Get('batches/:batch/results.csv')
  @Route({
    summary: 'The results so far, for a spreadsheet',
    may: { who: 'staff', of: 'batch' },
    scope: 'read',
    produces: 'text/csv',
  })
  async csv(@Param('batch') id: string, @Res() response: Response): Promise<void> {
    const { reports, failed } = await this.batches.results(id);
    response.type('text/csv').attachment('results.csv').send(renderCsv(reports, failed));
  }

  @Get('batches/:batch/results.junit.xml')
  @Route({
    summary: 'The results so far, as JUnit XML',
    may: { who: 'staff', of: 'batch' },
    scope: 'read',
    produces: 'application/xml',
  })
  async junit(@Param('batch') id: string, @Res() response: Response): Promise<void> {
    const { reports } = await this.batches.results(id);
    response.type('application/xml').attachment('results.junit.xml').send(renderJUnit(reports));
  }

  @Get('batches/:batch/results.jsonl')
  @Route({
    summary: 'The results so far, a report a line',
    may: { who: 'staff', of: 'batch' },
    scope: 'read',
    produces: 'application/jsonl',
  })
  async jsonl(@Param('batch') id: string, @Res() response: Response): Promise<void> {
    const { reports } = await this.batches.results(id);
    const lines = reports.map((report: Report) => `${JSON.stringify(report)}\n`);
    response.type('application/jsonl').attachment('results.jsonl').send(lines.join(''));
  }
}

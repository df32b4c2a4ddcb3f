import { extension, extensions, newExtension, type Extension, type NewExtension } from '@heddle/contract';
import type { Database } from '@heddle/database';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { Current, InCourse } from '../access/current';
import type { Principal } from '../access/principal';
import { Route } from '../access/route';
import type { Standing } from '../access/standing';
import { AuditLog } from '../administration/audit-log';
import { idParam } from '../http/parameters';
import { invalidField, notFound } from '../http/problem-error';
import { DATABASE } from '../providers';

@Controller('api/assignments/:assignment/extensions')
export class ExtensionsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Get()
  @Route({
    summary: 'Who has more time or attempts',
    may: { who: 'staff', of: 'assignment' },
    scope: 'read',
    answers: extensions,
  })
  async list(@Param('assignment') assignmentId: string): Promise<{ items: Extension[] }> {
    const found = await this.database.extension.findMany({
      where: { assignmentId },
      include: { user: true },
      orderBy: { user: { login: 'asc' } },
    });
    const items = found.map(({ userId, user, dueAt, extraAttempts, reason }) => ({
      user: userId,
      name: user.name,
      dueAt: dueAt?.toISOString() ?? null,
      extraAttempts,
      reason,
    }));
    return { items };
  }

  @Put()
  @HttpCode(200)
  @Route({
    summary: 'Give a student more time or attempts, or change what was given; the cut-off moves along',
    may: { who: 'teacher', of: 'assignment' },
    scope: 'teach',
    answers: extension,
  })
  async put(
    @Param('assignment') assignmentId: string,
    @Body({ schema: newExtension }) { user: userId, dueAt, extraAttempts, reason }: NewExtension,
    @InCourse() { courseId }: Standing,
    @Current() { userId: actorId }: Principal,
  ): Promise<Extension> {
    const enrolment = await this.database.enrolment.findUnique({
      where: { courseId_userId: { courseId, userId } },
      include: { user: true },
    });
    if (enrolment === null) throw invalidField('user', 'is not in this course');
    const data = { dueAt, extraAttempts, reason };
    await this.database.extension.upsert({
      where: { assignmentId_userId: { assignmentId, userId } },
      create: { assignmentId, userId, ...data },
      update: data,
    });
    await this.audit.record({
      actorId,
      action: 'extend',
      subject: 'assignment',
      subjectId: assignmentId,
      courseId,
      detail: { user: userId, ...data },
    });
    return { user: userId, name: enrolment.user.name, ...data };
  }

  @Delete(':user')
  @HttpCode(204)
  @Route({
    summary: "Take a student's extension back; what was handed in under it stays",
    may: { who: 'teacher', of: 'assignment' },
    scope: 'teach',
  })
  async remove(
    @Param('assignment') assignmentId: string,
    @Param('user', idParam('user')) userId: string,
    @InCourse() { courseId }: Standing,
    @Current() { userId: actorId }: Principal,
  ): Promise<void> {
    const inCourse = await this.database.enrolment.count({ where: { courseId, userId } });
    if (inCourse === 0) throw notFound();
    const { count } = await this.database.extension.deleteMany({ where: { assignmentId, userId } });
    if (count === 0) return; // taken back already
    await this.audit.record({
      actorId,
      action: 'take-back-extension',
      subject: 'assignment',
      subjectId: assignmentId,
      courseId,
      detail: { user: userId },
    });
  }
}

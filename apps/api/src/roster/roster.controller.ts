import {
  rosterImported,
  rosterPreview,
  type RosterImported,
  type RosterLine,
  type RosterPreview,
} from '@heddle/contract';
import type { Database, Prisma } from '@heddle/database';
import { Controller, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Current, InCourse } from '../access/current';
import type { Principal } from '../access/principal';
import { Route } from '../access/route';
import type { Standing } from '../access/standing';
import { AuditLog } from '../administration/audit-log';
import { renderCsv } from '../csv/render';
import type { Request } from '../http/request';
import { DATABASE } from '../providers';
import { readBody } from '../uploads/read-body';
import { previewOf } from './preview';
import { readRoster } from './read-roster';

const MAX_BYTES = 1024 * 1024;

@Controller('api/courses/:course/roster')
export class RosterController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Get()
  @Route({
    summary: 'The people of a course as CSV: login, name, role, section',
    may: { who: 'staff', of: 'course' },
    scope: 'read',
    produces: 'text/csv',
  })
  async read(@InCourse() { courseId }: Standing, @Res() response: Response): Promise<void> {
    const enrolments = await this.database.enrolment.findMany({
      where: { courseId },
      include: { user: true, section: true },
      orderBy: { user: { login: 'asc' } },
    });
    const rows = enrolments.map(({ user, role, section }) => [
      user.login,
      user.name,
      role,
      section?.name ?? '',
    ]);
    response
      .type('text/csv')
      .attachment('roster.csv')
      .send(renderCsv([['login', 'name', 'role', 'section'], ...rows]));
  }

  @Post('preview')
  @HttpCode(200)
  @Route({
    summary: 'What importing a CSV file would change; nothing is imported',
    may: { who: 'teacher', of: 'course' },
    scope: 'teach',
    answers: rosterPreview,
    consumes: 'text/csv',
  })
  async preview(@Req() request: Request, @InCourse() { courseId }: Standing): Promise<RosterPreview> {
    const lines = readRoster(await readBody(request, ['text/csv'], MAX_BYTES));
    return await previewOf(this.database, courseId, lines);
  }

  @Put()
  @HttpCode(200)
  @Route({
    summary: 'Add and change the people of a course by a CSV file: all of it or, if a line is wrong, nothing',
    may: { who: 'teacher', of: 'course' },
    scope: 'teach',
    answers: rosterImported,
    consumes: 'text/csv',
  })
  async import(
    @Req() request: Request,
    @InCourse() { courseId }: Standing,
    @Current() { userId }: Principal,
  ): Promise<RosterImported> {
    const lines = readRoster(await readBody(request, ['text/csv'], MAX_BYTES));
    const imported = await this.database.$transaction(
      (transaction) => importAll(transaction, courseId, lines),
      {
        timeout: 60_000,
      },
    );
    await this.audit.record({
      actorId: userId,
      action: 'import-roster',
      subject: 'course',
      subjectId: courseId,
      courseId,
      detail: { ...imported },
    });
    return imported;
  }
}

/** People who are there already keep their name: it is theirs, not this course's. */
async function importAll(
  transaction: Prisma.TransactionClient,
  courseId: string,
  lines: readonly RosterLine[],
): Promise<RosterImported> {
  const names = [...new Set(lines.map(({ section }) => section).filter((section) => section !== ''))];
  await transaction.section.createMany({
    data: names.map((name) => ({ courseId, name })),
    skipDuplicates: true,
  });
  const sections = await transaction.section.findMany({ where: { courseId, name: { in: names } } });
  const sectionIds = new Map(sections.map(({ id, name }) => [name, id]));
  await transaction.user.createMany({
    data: lines.map(({ login, name }) => ({ login, name })),
    skipDuplicates: true,
  });
  const users = await transaction.user.findMany({
    where: { login: { in: lines.map(({ login }) => login) } },
    select: { id: true, login: true, enrolments: { where: { courseId } } },
  });
  const byLogin = new Map(users.map((user) => [user.login, user]));
  const imported = { added: 0, changed: 0, unchanged: 0 };
  for (const { login, role, section } of lines) {
    const { id: userId, enrolments } = byLogin.get(login)!;
    const [enrolment] = enrolments;
    const data = { role, sectionId: sectionIds.get(section) ?? null };
    if (enrolment === undefined) {
      await transaction.enrolment.create({ data: { courseId, userId, ...data } });
      imported.added++;
    } else if (enrolment.role !== role || enrolment.sectionId !== data.sectionId) {
      await transaction.enrolment.update({ where: { courseId_userId: { courseId, userId } }, data });
      imported.changed++;
    } else {
      imported.unchanged++;
    }
  }
  return imported;
}

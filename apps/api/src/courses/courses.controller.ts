import {
  course,
  courses,
  members,
  newCourse,
  type Course,
  type Member,
  type NewCourse,
} from '@heddle/contract';
import type { Database } from '@heddle/database';
import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { Current, InCourse } from '../access/current';
import type { Principal } from '../access/principal';
import { Route } from '../access/route';
import type { Standing } from '../access/standing';
import { AuditLog } from '../administration/audit-log';
import { DATABASE } from '../providers';

@Controller('api/courses')
export class CoursesController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Get()
  @Route({ summary: 'Your courses', may: { who: 'signed-in' }, scope: 'read', answers: courses })
  async list(@Current() { userId }: Principal): Promise<{ items: Course[] }> {
    const enrolments = await this.database.enrolment.findMany({
      where: { userId },
      include: { course: true },
      orderBy: { course: { title: 'asc' } },
    });
    return { items: enrolments.map(({ course: { id, title }, role }) => ({ id, title, role })) };
  }

  @Post()
  @Route({
    summary: 'Make a course; you become its teacher',
    may: { who: 'administrator' },
    scope: 'administer',
    answers: course,
  })
  async create(
    @Body({ schema: newCourse }) { title }: NewCourse,
    @Current() { userId }: Principal,
  ): Promise<Course> {
    const { id } = await this.database.course.create({
      data: { title, enrolments: { create: { userId, role: 'teacher' } } },
    });
    await this.audit.record({
      actorId: userId,
      action: 'create-course',
      subject: 'course',
      subjectId: id,
      courseId: id,
    });
    return { id, title, role: 'teacher' };
  }

  @Get(':course')
  @Route({ summary: 'A course', may: { who: 'member', of: 'course' }, scope: 'read', answers: course })
  async show(@InCourse() { courseId, role }: Standing): Promise<Course> {
    const { id, title } = await this.database.course.findUniqueOrThrow({ where: { id: courseId } });
    return { id, title, role };
  }

  @Get(':course/members')
  @Route({
    summary: 'The people of a course',
    may: { who: 'staff', of: 'course' },
    scope: 'read',
    answers: members,
  })
  async members(@InCourse() { courseId }: Standing): Promise<{ items: Member[] }> {
    const enrolments = await this.database.enrolment.findMany({
      where: { courseId },
      include: { user: true, section: true },
      orderBy: { user: { login: 'asc' } },
    });
    const items = enrolments.map(({ user, role, section }) => ({
      user: user.id,
      login: user.login,
      name: user.name,
      role,
      section: section?.name ?? null,
    }));
    return { items };
  }
}

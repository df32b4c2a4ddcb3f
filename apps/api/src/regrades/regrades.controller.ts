import { newRegrade, regrade, regrades, type NewRegrade, type Regrade } from '@heddle/contract';
import type { Database } from '@heddle/database';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Current, InCourse } from '../access/current';
import type { Principal } from '../access/principal';
import { Route } from '../access/route';
import type { Standing } from '../access/standing';
import { AuditLog } from '../administration/audit-log';
import { Assignments } from '../assignments/assignments';
import { isVerified, notVerified } from '../exercises/verification';
import { invalidField } from '../http/problem-error';
import { DATABASE } from '../providers';
import { Regrades } from './regrades';

@Controller('api')
export class RegradesController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Assignments) private readonly assignments: Assignments,
    @Inject(Regrades) private readonly regrades: Regrades,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Post('assignments/:assignment/regrades')
  @Route({
    summary: 'Grade all submissions of an exercise again; nothing counts until it is applied',
    may: { who: 'teacher', of: 'assignment' },
    scope: 'teach',
    answers: regrade,
  })
  async create(
    @Param('assignment') assignmentId: string,
    @Body({ schema: newRegrade }) { exercise: slug, exerciseVersion }: NewRegrade,
    @InCourse() { courseId }: Standing,
    @Current() { userId }: Principal,
  ): Promise<Regrade> {
    const { exerciseVersionId } = await this.assignments.exerciseIn(assignmentId, slug);
    if (exerciseVersion !== undefined) {
      const sameExercise = await this.database.exerciseVersion.findFirst({
        where: { id: exerciseVersion, exercise: { slug, OR: [{ courseId }, { courseId: null }] } },
        omit: { package: true, files: true },
        include: { exercise: { select: { courseId: true } } },
      });
      if (sameExercise === null) throw invalidField('exerciseVersion', `is no version of ${slug}`);
      // What is assigned stays in use, however it was verified.
      const builtIn = sameExercise.exercise.courseId === null;
      if (exerciseVersion !== exerciseVersionId && !isVerified(sameExercise, builtIn))
        throw notVerified('exerciseVersion');
    }
    const id = await this.regrades.start(assignmentId, slug, exerciseVersion ?? exerciseVersionId, userId);
    await this.audit.record({
      actorId: userId,
      action: 'regrade',
      subject: 'regrade',
      subjectId: id,
      courseId,
    });
    return await this.regrades.show(id);
  }

  @Get('assignments/:assignment/regrades')
  @Route({
    summary: 'The regrades of an assignment, the newest first',
    may: { who: 'staff', of: 'assignment' },
    scope: 'read',
    answers: regrades,
  })
  async list(@Param('assignment') assignmentId: string): Promise<{ items: Regrade[] }> {
    const found = await this.database.regrade.findMany({
      where: { assignmentId },
      select: { id: true },
      orderBy: { id: 'desc' },
      take: 20,
    });
    return { items: await Promise.all(found.map(({ id }) => this.regrades.show(id))) };
  }

  @Get('regrades/:regrade')
  @Route({
    summary: 'How far a regrade is, and every verdict and score that it would change',
    may: { who: 'staff', of: 'regrade' },
    scope: 'read',
    answers: regrade,
  })
  async show(@Param('regrade') id: string): Promise<Regrade> {
    return await this.regrades.show(id);
  }

  @Post('regrades/:regrade/apply')
  @HttpCode(200)
  @Route({
    summary: 'Let a finished regrade count',
    may: { who: 'teacher', of: 'regrade' },
    scope: 'teach',
    answers: regrade,
  })
  async apply(
    @Param('regrade') id: string,
    @InCourse() { courseId }: Standing,
    @Current() { userId }: Principal,
  ): Promise<Regrade> {
    await this.regrades.apply(id);
    await this.audit.record({
      actorId: userId,
      action: 'apply-regrade',
      subject: 'regrade',
      subjectId: id,
      courseId,
    });
    return await this.regrades.show(id);
  }
}

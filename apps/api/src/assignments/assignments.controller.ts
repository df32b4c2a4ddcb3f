import {
  assignment as assignmentSchema,
  assignments,
  languageQuery,
  newAssignment,
  publicTests,
  studentExercise,
  type Assignment as AssignmentAnswer,
  type LanguageQuery,
  type NewAssignment,
  type PublicTests,
  type StudentExercise,
} from '@heddle/contract';
import type { Database } from '@heddle/database';
import { publicPart } from '@heddle/grading';
import { Body, Controller, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { Current, InCourse } from '../access/current';
import type { Principal } from '../access/principal';
import { Route } from '../access/route';
import { isStaff, type Standing } from '../access/standing';
import { AuditLog } from '../administration/audit-log';
import { Catalogue } from '../exercises/catalogue';
import { exerciseForStudent } from '../exercises/for-student';
import { isVerified, notVerified } from '../exercises/verification';
import { invalidField, notFound, ProblemError } from '../http/problem-error';
import { DATABASE } from '../providers';
import { Assignments } from './assignments';

@Controller('api')
export class AssignmentsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Assignments) private readonly assignments: Assignments,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Get('courses/:course/assignments')
  @Route({
    summary: 'The assignments of a course, and where you stand; students see what is open',
    may: { who: 'member', of: 'course' },
    scope: 'read',
    answers: assignments,
  })
  async list(
    @InCourse() { courseId, role }: Standing,
    @Current() { userId }: Principal,
  ): Promise<{ items: AssignmentAnswer[] }> {
    const found = await this.database.assignment.findMany({
      where: { courseId, ...(!isStaff(role) && { opensAt: { lte: new Date() } }) },
      select: { id: true },
      orderBy: [{ opensAt: 'asc' }, { id: 'asc' }],
    });
    return { items: await Promise.all(found.map(({ id }) => this.assignments.forUser(id, userId))) };
  }

  @Post('courses/:course/assignments')
  @Route({
    summary: 'Make an assignment of exercise versions',
    may: { who: 'teacher', of: 'course' },
    scope: 'teach',
    answers: assignmentSchema,
  })
  async create(
    @Body({ schema: newAssignment }) { exerciseVersions, ...terms }: NewAssignment,
    @InCourse() { courseId }: Standing,
    @Current() { userId }: Principal,
  ): Promise<AssignmentAnswer> {
    const exercises = await this.#exercisesOf(exerciseVersions, courseId, terms.languages);
    const { id } = await this.database.assignment.create({
      data: { ...terms, courseId, exercises: { create: exercises } },
    });
    await this.audit.record({
      actorId: userId,
      action: 'create-assignment',
      subject: 'assignment',
      subjectId: id,
      courseId,
    });
    return await this.assignments.forUser(id, userId);
  }

  @Get('assignments/:assignment')
  @Route({
    summary: 'An assignment, and where you stand',
    may: { who: 'member', of: 'assignment' },
    scope: 'read',
    answers: assignmentSchema,
  })
  async show(
    @Param('assignment') id: string,
    @InCourse() { role }: Standing,
    @Current() { userId }: Principal,
  ): Promise<AssignmentAnswer> {
    const answer = await this.assignments.forUser(id, userId);
    if (!isStaff(role) && Date.parse(answer.opensAt) > Date.now()) throw notFound();
    return answer;
  }

  @Put('assignments/:assignment')
  @Route({
    summary: 'Change an assignment; an exercise that somebody has handed in for stays',
    may: { who: 'teacher', of: 'assignment' },
    scope: 'teach',
    answers: assignmentSchema,
  })
  async change(
    @Param('assignment') id: string,
    @Body({ schema: newAssignment }) { exerciseVersions, ...terms }: NewAssignment,
    @InCourse() { courseId }: Standing,
    @Current() { userId }: Principal,
  ): Promise<AssignmentAnswer> {
    const before = await this.database.assignmentExercise.findMany({ where: { assignmentId: id } });
    const assigned = before.map(({ exerciseVersionId }) => exerciseVersionId);
    const exercises = await this.#exercisesOf(exerciseVersions, courseId, terms.languages, assigned);
    const slugs = exercises.map(({ slug }) => slug);
    await this.database.$transaction(async (transaction) => {
      const kept = await transaction.submission.findFirst({
        where: { assignmentId: id, slug: { notIn: slugs } },
        select: { slug: true },
      });
      if (kept !== null) throw invalidField('exerciseVersions', `${kept.slug} has submissions and must stay`);
      await transaction.assignmentExercise.deleteMany({ where: { assignmentId: id } });
      await transaction.assignment.update({
        where: { id },
        data: { ...terms, exercises: { create: exercises } },
      });
    });
    await this.audit.record({
      actorId: userId,
      action: 'change-assignment',
      subject: 'assignment',
      subjectId: id,
      courseId,
    });
    return await this.assignments.forUser(id, userId);
  }

  @Get('assignments/:assignment/exercises/:exercise')
  @Route({
    summary: 'An exercise in one language: statement, starter, hints',
    may: { who: 'member', of: 'assignment' },
    scope: 'read',
    answers: studentExercise,
  })
  async exercise(
    @Param('assignment') id: string,
    @Param('exercise') slug: string,
    @Query({ schema: languageQuery }) { language }: LanguageQuery,
    @InCourse() { role }: Standing,
  ): Promise<StudentExercise> {
    const found = await this.assignments.exerciseIn(id, slug);
    if (!isStaff(role) && found.assignment.opensAt.getTime() > Date.now()) throw notFound();
    return exerciseForStudent(await this.catalogue.exercise(found.exerciseVersionId), language);
  }

  @Get('assignments/:assignment/exercises/:exercise/public-tests')
  @Route({
    summary:
      'The public tests of an exercise in one language, to be run where the student is; nothing of the hidden ones',
    may: { who: 'member', of: 'assignment' },
    scope: 'read',
    answers: publicTests,
  })
  async tests(
    @Param('assignment') id: string,
    @Param('exercise') slug: string,
    @Query({ schema: languageQuery }) { language }: LanguageQuery,
    @InCourse() { role }: Standing,
  ): Promise<PublicTests> {
    const found = await this.assignments.exerciseIn(id, slug);
    if (!isStaff(role) && found.assignment.opensAt.getTime() > Date.now()) throw notFound();
    return { tests: publicPart(await this.catalogue.exercise(found.exerciseVersionId), language) ?? null };
  }

  /** @param assigned what stays, however it was verified */
  async #exercisesOf(
    ids: readonly string[],
    courseId: string,
    languages: readonly string[],
    assigned: readonly string[] = [],
  ) {
    const versions = await this.database.exerciseVersion.findMany({
      where: { id: { in: [...ids] }, exercise: { OR: [{ courseId }, { courseId: null }] } },
      omit: { package: true, files: true },
      include: { exercise: true },
    });
    const chosen = ids.map((id, index) => {
      const version = versions.find((candidate) => candidate.id === id);
      if (version !== undefined) return version;
      throw invalidField(`exerciseVersions.${index}`, 'is no exercise version of this course');
    });
    const slugs = chosen.map(({ exercise }) => exercise.slug);
    const twice = slugs.findIndex((slug, index) => slugs.indexOf(slug) !== index);
    if (twice >= 0) throw invalidField(`exerciseVersions.${twice}`, `${slugs[twice]!} is there twice`);
    const unverified = chosen.findIndex(
      (version) => !assigned.includes(version.id) && !isVerified(version, version.exercise.courseId === null),
    );
    if (unverified >= 0) throw notVerified(`exerciseVersions.${unverified}`);
    for (const [index, { id, exercise }] of chosen.entries()) {
      const offered = (await this.catalogue.exercise(id)).languages.map(({ language }) => language as string);
      if (languages.some((language) => offered.includes(language))) continue;
      const message = `${exercise.slug} can be solved in ${offered.join(', ')} only`;
      throw new ProblemError('language-not-allowed', message, [
        { field: `exerciseVersions.${index}`, message },
      ]);
    }
    return chosen.map(({ id, exercise }, position) => ({
      exerciseVersionId: id,
      slug: exercise.slug,
      position,
    }));
  }
}

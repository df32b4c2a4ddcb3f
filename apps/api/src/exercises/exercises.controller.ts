import {
  exerciseVersion,
  exerciseVersions,
  languageQuery,
  studentExercise,
  type ExerciseVersionAnswer,
  type LanguageQuery,
  type StudentExercise,
} from '@heddle/contract';
import type { Database, Exercise as Owner, ExerciseVersion } from '@heddle/database';
import { Controller, Get, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Current, InCourse } from '../access/current';
import type { Principal } from '../access/principal';
import { Route } from '../access/route';
import type { Standing } from '../access/standing';
import { AuditLog } from '../administration/audit-log';
import { idParam } from '../http/parameters';
import { notFound } from '../http/problem-error';
import type { Request } from '../http/request';
import { Verifications } from '../gradings/verifications';
import { DATABASE } from '../providers';
import { readBody } from '../uploads/read-body';
import { Catalogue } from './catalogue';
import { exerciseForStudent } from './for-student';
import { readExercise } from './read-upload';

const MAX_ARCHIVE_BYTES = 4 * 1024 * 1024;

const stored = z.object({
  checks: exerciseVersion.shape.verification.shape.checks,
  problem: z.string().nullable(),
});

@Controller('api')
export class ExercisesController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Verifications) private readonly verifications: Verifications,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Get('courses/:course/exercises')
  @Route({
    summary: "The exercise versions a course may use: its own and the repository's, the newest first",
    may: { who: 'staff', of: 'course' },
    scope: 'read',
    answers: exerciseVersions,
  })
  async list(@InCourse() { courseId }: Standing): Promise<{ items: ExerciseVersionAnswer[] }> {
    const versions = await this.database.exerciseVersion.findMany({
      where: { exercise: { OR: [{ courseId }, { courseId: null }] } },
      include: { exercise: true },
      orderBy: { id: 'desc' },
    });
    return { items: await Promise.all(versions.map((version) => this.#answer(version, version.exercise))) };
  }

  @Get('courses/:course/exercises/:exerciseVersion/preview')
  @Route({
    summary: 'An exercise version as a student would see it',
    may: { who: 'staff', of: 'course' },
    scope: 'read',
    answers: studentExercise,
  })
  async preview(
    @Param('exerciseVersion', idParam('exerciseVersion')) id: string,
    @Query({ schema: languageQuery }) { language }: LanguageQuery,
    @InCourse() { courseId }: Standing,
  ): Promise<StudentExercise> {
    const where = { id, exercise: { OR: [{ courseId }, { courseId: null }] } };
    if ((await this.database.exerciseVersion.count({ where })) === 0) throw notFound();
    return exerciseForStudent(await this.catalogue.exercise(id), language);
  }

  @Post('courses/:course/exercises')
  @Route({
    summary:
      "Import an exercise: a zip of its folder. `verify` runs as a job; the answer's verification tells",
    may: { who: 'teacher', of: 'course' },
    scope: 'teach',
    answers: exerciseVersion,
    consumes: 'application/zip',
  })
  async import(
    @Req() request: Request,
    @InCourse() { courseId }: Standing,
    @Current() { userId }: Principal,
  ): Promise<ExerciseVersionAnswer> {
    const exercise = await readExercise(await readBody(request, ['application/zip'], MAX_ARCHIVE_BYTES));
    const { version, isNew } = await this.catalogue.add(exercise, courseId);
    if (isNew) {
      await this.audit.record({
        actorId: userId,
        action: 'import-exercise',
        subject: 'exerciseVersion',
        subjectId: version.id,
        courseId,
      });
    }
    if (version.verifiedAt === null) {
      await this.verifications.start(version.id);
    }
    return await this.#show(version.id);
  }

  @Get('exercise-versions/:exerciseVersion')
  @Route({
    summary: "A version of a course's own exercise, with what `verify` says of it",
    may: { who: 'staff', of: 'exerciseVersion' },
    scope: 'read',
    answers: exerciseVersion,
  })
  async show(@Param('exerciseVersion') id: string): Promise<ExerciseVersionAnswer> {
    return await this.#show(id);
  }

  async #show(id: string): Promise<ExerciseVersionAnswer> {
    const { exercise, ...version } = await this.database.exerciseVersion.findUniqueOrThrow({
      where: { id },
      include: { exercise: true },
    });
    return await this.#answer(version, exercise);
  }

  async #answer(version: ExerciseVersion, owner: Owner): Promise<ExerciseVersionAnswer> {
    const { id, contentHash, gradingVersion, createdAt } = version;
    const { title, points, languages } = await this.catalogue.exercise(id);
    return {
      id,
      slug: owner.slug,
      title,
      version: gradingVersion,
      contentHash,
      points,
      languages: languages.map(({ language }) => language),
      builtIn: owner.courseId === null,
      createdAt: createdAt.toISOString(),
      verification: verificationOf(version),
    };
  }
}

function verificationOf({
  verifiedAt,
  verification,
}: ExerciseVersion): ExerciseVersionAnswer['verification'] {
  if (verifiedAt === null) return { status: 'running', checks: [], problem: null };
  // The repository's exercises are verified by its own tests.
  const { checks, problem } = stored.parse(verification ?? { checks: [], problem: null });
  if (problem !== null) return { status: 'failed', checks, problem };
  const right = checks.every(({ actual, expected, deterministic }) => actual === expected && deterministic);
  return { status: right ? 'as-declared' : 'not-as-declared', checks, problem };
}

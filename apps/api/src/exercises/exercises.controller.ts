import {
  exerciseFiles,
  exerciseVersion,
  exerciseVersions,
  languageQuery,
  studentExercise,
  type ExerciseFiles,
  type ExerciseVersionAnswer,
  type LanguageQuery,
  type StudentExercise,
} from '@heddle/contract';
import type { Database, Exercise as Owner, ExerciseVersion } from '@heddle/database';
import type { Package } from '@heddle/exercise';
import { Body, Controller, Get, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { Current, InCourse } from '../access/current';
import type { Principal } from '../access/principal';
import { Route } from '../access/route';
import type { Standing } from '../access/standing';
import { AuditLog } from '../administration/audit-log';
import { LiveProgress } from '../events/live-progress';
import { idParam } from '../http/parameters';
import { notFound } from '../http/problem-error';
import type { Request } from '../http/request';
import { Verifications } from '../gradings/verifications';
import { DATABASE } from '../providers';
import { readBody } from '../uploads/read-body';
import { Catalogue } from './catalogue';
import { exerciseForStudent } from './for-student';
import { readArchive, readFiles } from './read-upload';
import { verificationOf } from './verification';

const MAX_ARCHIVE_BYTES = 4 * 1024 * 1024;

/** A version without what is only needed to grade or to edit it. */
type Listed = Omit<ExerciseVersion, 'package' | 'files'>;

const UNLISTED = { package: true, files: true } as const;

@Controller('api')
export class ExercisesController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Verifications) private readonly verifications: Verifications,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(LiveProgress) private readonly live: LiveProgress,
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
      omit: UNLISTED,
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
    await this.#checkOffered(id, courseId);
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
    const read = await readArchive(await readBody(request, ['application/zip'], MAX_ARCHIVE_BYTES));
    return await this.#add(read, courseId, userId);
  }

  @Get('courses/:course/exercises/:exerciseVersion/files')
  @Route({
    summary: 'The files of an exercise version, solutions and all',
    may: { who: 'teacher', of: 'course' },
    scope: 'teach',
    answers: exerciseFiles,
  })
  async files(
    @Param('exerciseVersion', idParam('exerciseVersion')) id: string,
    @InCourse() { courseId }: Standing,
  ): Promise<ExerciseFiles> {
    await this.#checkOffered(id, courseId);
    return { files: await this.catalogue.files(id) };
  }

  @Post('courses/:course/exercises/:exerciseVersion/files')
  @Route({
    summary:
      "Make a version of the course's own out of files that were edited; all of them, 2 MB at most. `verify` runs as a job",
    may: { who: 'teacher', of: 'course' },
    scope: 'teach',
    answers: exerciseVersion,
  })
  async edit(
    @Param('exerciseVersion', idParam('exerciseVersion')) id: string,
    @Body({ schema: exerciseFiles }) { files }: ExerciseFiles,
    @InCourse() { courseId }: Standing,
    @Current() { userId }: Principal,
  ): Promise<ExerciseVersionAnswer> {
    await this.#checkOffered(id, courseId);
    return await this.#add(readFiles(files), courseId, userId);
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

  async #checkOffered(id: string, courseId: string): Promise<void> {
    const where = { id, exercise: { OR: [{ courseId }, { courseId: null }] } };
    if ((await this.database.exerciseVersion.count({ where })) === 0) throw notFound();
  }

  async #add(read: Package, courseId: string, actorId: string): Promise<ExerciseVersionAnswer> {
    const { version, isNew } = await this.catalogue.add(read, courseId);
    const { id } = version;
    if (isNew) {
      await this.audit.record({
        actorId,
        action: 'import-exercise',
        subject: 'exerciseVersion',
        subjectId: id,
        courseId,
      });
    }
    if (version.verifiedAt === null) await this.verifications.start(id);
    return await this.#show(id);
  }

  async #show(id: string): Promise<ExerciseVersionAnswer> {
    const { exercise, ...version } = await this.database.exerciseVersion.findUniqueOrThrow({
      where: { id },
      omit: UNLISTED,
      include: { exercise: true },
    });
    return await this.#answer(version, exercise);
  }

  async #answer(version: Listed, owner: Owner): Promise<ExerciseVersionAnswer> {
    const { id, contentHash, gradingVersion, createdAt } = version;
    const { title, points, languages } = await this.catalogue.exercise(id);
    const progress = this.live.of(id);
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
      verification: {
        ...verificationOf(version, owner.courseId === null),
        progress: progress === undefined ? null : { done: progress.done, of: progress.of },
      },
    };
  }
}

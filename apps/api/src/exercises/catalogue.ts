import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { exerciseBundleSchema, type Exercise, type Package } from '@heddle/exercise';
import type { Database, ExerciseVersion } from '@heddle/database';
import { Inject, Injectable } from '@nestjs/common';
import { notFound, ProblemError } from '../http/problem-error';
import { DATABASE } from '../providers';

const KEPT = 64;

/** Exercise versions: immutable, so those used last are kept in memory. */
@Injectable()
export class Catalogue {
  readonly #read = new Map<string, Exercise>();

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @throws {ProblemError} if there is no such version */
  async exercise(versionId: string): Promise<Exercise> {
    const kept = this.#read.get(versionId);
    if (kept !== undefined) return kept;
    const version = await this.database.exerciseVersion.findUnique({
      where: { id: versionId },
      select: { package: true },
    });
    if (version === null) throw notFound();
    const exercise = exerciseBundleSchema.parse(version.package);
    const [oldest] = this.#read.keys();
    if (this.#read.size >= KEPT && oldest !== undefined) this.#read.delete(oldest);
    this.#read.set(versionId, exercise);
    return exercise;
  }

  /** Its files by their paths. @throws {ProblemError} if there is no such version, or its files were not kept */
  async files(versionId: string): Promise<Record<string, string>> {
    const version = await this.database.exerciseVersion.findUnique({
      where: { id: versionId },
      select: { files: true },
    });
    if (version === null) throw notFound();
    if (version.files === null) throw new ProblemError('no-files');
    return version.files as Record<string, string>;
  }

  /**
   * Stores a package unless its content is there already: then its files may still differ, in the comments of YAML, and the
   * last ones stay. `courseId` null: for every course.
   */
  async add(
    { exercise, files: read }: Package,
    courseId: string | null,
  ): Promise<{ version: ExerciseVersion; isNew: boolean }> {
    const bundle = { ...exercise, folder: '' };
    const contentHash = createHash('sha256').update(JSON.stringify(bundle)).digest('hex').slice(0, 32);
    const where = { courseId, slug: exercise.id };
    const owner =
      (await this.database.exercise.findFirst({ where })) ??
      (await this.database.exercise.create({ data: where }));
    const existing = await this.database.exerciseVersion.findUnique({
      where: { exerciseId_contentHash: { exerciseId: owner.id, contentHash } },
    });
    const files = Object.fromEntries(read);
    if (existing !== null) {
      if (!isDeepStrictEqual(existing.files, files))
        await this.database.exerciseVersion.update({ where: { id: existing.id }, data: { files } });
      return { version: existing, isNew: false };
    }
    const version = await this.database.exerciseVersion.create({
      data: {
        exerciseId: owner.id,
        contentHash,
        gradingVersion: exercise.version,
        // Its own JSON: what comes out of the database is what was hashed.
        package: JSON.parse(JSON.stringify(bundle)) as object,
        files,
        ...(courseId === null && { verifiedAt: new Date() }),
      },
    });
    return { version, isNew: true };
  }
}

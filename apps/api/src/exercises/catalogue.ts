import { createHash } from 'node:crypto';
import { exerciseBundleSchema, type Exercise } from '@heddle/exercise';
import type { Database, ExerciseVersion } from '@heddle/database';
import { Inject, Injectable } from '@nestjs/common';
import { notFound } from '../http/problem-error';
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
    const version = await this.database.exerciseVersion.findUnique({ where: { id: versionId } });
    if (version === null) throw notFound();
    const exercise = exerciseBundleSchema.parse(version.package);
    const [oldest] = this.#read.keys();
    if (this.#read.size >= KEPT && oldest !== undefined) this.#read.delete(oldest);
    this.#read.set(versionId, exercise);
    return exercise;
  }

  /** Stores a package unless its content is there already; `courseId` null: for every course. */
  async add(
    exercise: Exercise,
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
    if (existing !== null) return { version: existing, isNew: false };
    const version = await this.database.exerciseVersion.create({
      data: {
        exerciseId: owner.id,
        contentHash,
        gradingVersion: exercise.version,
        // Its own JSON: what comes out of the database is what was hashed.
        package: JSON.parse(JSON.stringify(bundle)) as object,
        ...(courseId === null && { verifiedAt: new Date() }),
      },
    });
    return { version, isNew: true };
  }
}

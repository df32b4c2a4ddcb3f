import {
  withoutNul,
  type Assignment as AssignmentAnswer,
  type Language,
  type Standing,
} from '@heddle/contract';
import { Prisma, type AssignmentExercise, type Database } from '@heddle/database';
import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '../exercises/catalogue';
import { notFound } from '../http/problem-error';
import { DATABASE } from '../providers';
import { countingOf, type Graded } from './counting';
import { termsFor, type AssignmentTerms, type Terms } from './terms';

export interface Task {
  readonly exerciseVersionId: string;
  readonly languages: readonly string[];
  readonly terms: Terms;
}

interface TaskRow extends AssignmentTerms {
  readonly exerciseVersionId: string;
  readonly languages: readonly string[];
  readonly extendedDueAt: Date | null;
  /** Null: there is no extension. */
  readonly extraAttempts: number | null;
}

@Injectable()
export class Assignments {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  /** @throws {ProblemError} if the assignment has no such exercise */
  async exerciseIn(assignmentId: string, slug: string) {
    if (!withoutNul(slug)) throw notFound();
    const found = await this.database.assignmentExercise.findUnique({
      where: { assignmentId_slug: { assignmentId, slug } },
      include: { assignment: true },
    });
    if (found === null) throw notFound();
    return found;
  }

  /**
   * What an assignment gives one user to solve, and on which terms: with one statement, as a whole class asks at once.
   *
   * @throws {ProblemError} if the assignment has no such exercise
   */
  async taskFor(userId: string, assignmentId: string, slug: string): Promise<Task> {
    if (!withoutNul(slug)) throw notFound();
    const [row] = await this.database.$queryRaw<TaskRow[]>(Prisma.sql`
      SELECT a."opensAt", a."dueAt", a."cutOffAt", a."latePercentPerDay", a."maxAttempts", a.languages,
             x."exerciseVersionId", e."dueAt" AS "extendedDueAt", e."extraAttempts"
      FROM "AssignmentExercise" x JOIN "Assignment" a ON a.id = x."assignmentId"
      LEFT JOIN "Extension" e ON e."assignmentId" = a.id AND e."userId" = ${userId}::uuid
      WHERE a.id = ${assignmentId}::uuid AND x.slug = ${slug}`);
    if (row === undefined) throw notFound();
    const { exerciseVersionId, languages, extendedDueAt: dueAt, extraAttempts } = row;
    const extension = extraAttempts === null ? undefined : { dueAt, extraAttempts };
    return { exerciseVersionId, languages, terms: termsFor(row, extension) };
  }

  /** An assignment as one user sees it. */
  async forUser(id: string, userId: string): Promise<AssignmentAnswer> {
    const assignment = await this.database.assignment.findUnique({
      where: { id },
      include: { exercises: { orderBy: { position: 'asc' } }, extensions: { where: { userId } } },
    });
    if (assignment === null) throw notFound();
    const [extension] = assignment.extensions;
    const terms = termsFor(assignment, extension);
    const submissions = await this.database.submission.findMany({
      where: { assignmentId: id, userId },
      select: {
        id: true,
        slug: true,
        attempt: true,
        submittedAt: true,
        countedGrading: { select: { verdict: true, score: true } },
      },
    });
    const { title, courseId, latePercentPerDay, counts } = assignment;
    const languages = assignment.languages as Language[];
    return {
      id,
      course: courseId,
      title,
      opensAt: terms.opensAt.toISOString(),
      dueAt: terms.dueAt?.toISOString() ?? null,
      cutOffAt: terms.lastMoment?.toISOString() ?? null,
      latePercentPerDay,
      maxAttempts: terms.maxAttempts,
      languages,
      counts,
      extended: extension !== undefined,
      exercises: await Promise.all(
        assignment.exercises.map((entry) => {
          const own = submissions.filter(({ slug }) => slug === entry.slug);
          const counting = countingOf(own.flatMap(gradedOf), counts, terms);
          return this.#standing(entry, languages, own.length, terms, counting?.counts);
        }),
      ),
    };
  }

  async #standing(
    { slug, exerciseVersionId }: AssignmentExercise,
    allowed: readonly Language[],
    attempts: number,
    { maxAttempts }: Terms,
    score: number | undefined,
  ): Promise<Standing> {
    const { title, points, difficulty, languages } = await this.catalogue.exercise(exerciseVersionId);
    return {
      slug,
      exerciseVersion: exerciseVersionId,
      title,
      points,
      difficulty,
      languages: languages.map(({ language }) => language).filter((language) => allowed.includes(language)),
      attempts,
      attemptsLeft: maxAttempts === null ? null : Math.max(0, maxAttempts - attempts),
      score: score ?? null,
    };
  }
}

/** A submission row as far as counting needs it; nothing while it is not graded. */
export function gradedOf(submission: {
  readonly id: string;
  readonly attempt: number;
  readonly submittedAt: Date;
  readonly countedGrading: { readonly verdict: string | null; readonly score: number | null } | null;
}): Graded[] {
  const { id, attempt, submittedAt, countedGrading } = submission;
  const verdict = countedGrading?.verdict ?? null;
  return verdict === null ? [] : [{ id, attempt, submittedAt, verdict, score: countedGrading?.score ?? 0 }];
}

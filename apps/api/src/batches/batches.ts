import type { Batch, BatchResults, Language } from '@heddle/contract';
import type { Database } from '@heddle/database';
import { DEFAULT_SEED } from '@heddle/grading';
import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '../exercises/catalogue';
import { Dispatcher } from '../gradings/dispatcher';
import { ProblemError } from '../http/problem-error';
import { DATABASE } from '../providers';
import { statusOf, summary } from '../submissions/answers';
import type { BatchFile } from './read-batch';
import { storedReport } from '../gradings/stored-report';

/** After everything that somebody waits for. Two batches share: the n-th files of both come before the next ones. */
const PRIORITY = 100_000;

const AT_ONCE = 500;

export interface NewBatch {
  readonly courseId: string;
  readonly exerciseVersionId: string;
  readonly name: string;
  readonly language: Language;
  /** The budget per scenario; null: the exercise's own. */
  readonly schedules: number | null;
  readonly userId: string;
  readonly files: readonly BatchFile[];
}

@Injectable()
export class Batches {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(Dispatcher) private readonly dispatcher: Dispatcher,
  ) {}

  async checkLanguage(exerciseVersionId: string, language: Language): Promise<void> {
    const { languages } = await this.catalogue.exercise(exerciseVersionId);
    if (languages.some((entry) => entry.language === language)) return;
    throw new ProblemError('language-not-allowed', undefined, [
      { field: 'language', message: 'the exercise cannot be solved in it' },
    ]);
  }

  /** All rows are there, or none; then the jobs. */
  async start({
    courseId,
    exerciseVersionId,
    name,
    language,
    schedules,
    userId,
    files,
  }: NewBatch): Promise<string> {
    const exercise = await this.catalogue.exercise(exerciseVersionId);
    const id = await this.database.$transaction(
      async (transaction) => {
        const created = await transaction.batch.create({
          data: { courseId, exerciseVersionId, name, createdBy: userId },
        });
        for (let at = 0; at < files.length; at += AT_ONCE) {
          const submissions = await transaction.submission.createManyAndReturn({
            data: files.slice(at, at + AT_ONCE).map(({ file, source }) => ({
              batchId: created.id,
              exerciseVersionId,
              slug: exercise.id,
              language,
              file,
              source,
            })),
            select: { id: true },
          });
          await transaction.grading.createMany({
            data: submissions.map((submission, index) => ({
              submissionId: submission.id,
              seed: DEFAULT_SEED,
              schedules,
              priority: PRIORITY + at + index,
            })),
          });
        }
        return created.id;
      },
      { timeout: 60_000 },
    );
    const gradings = await this.database.grading.findMany({
      where: { submission: { batchId: id } },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    this.dispatcher.dispatch(gradings.map((grading) => grading.id));
    return id;
  }

  async show(id: string): Promise<Batch> {
    const { name, createdAt, exerciseVersion } = await this.database.batch.findUniqueOrThrow({
      where: { id },
      include: { exerciseVersion: { select: { exercise: { select: { slug: true } } } } },
    });
    const counts = await this.database.grading.groupBy({
      by: ['status'],
      where: { submission: { batchId: id } },
      _count: true,
    });
    const count = (status: string) => counts.find((entry) => entry.status === status)?._count ?? 0;
    return {
      id,
      name,
      exercise: exerciseVersion.exercise.slug,
      createdAt: createdAt.toISOString(),
      total: counts.reduce((sum, entry) => sum + entry._count, 0),
      finished: count('done'),
      failed: count('failed'),
    };
  }

  /** In the order of the files' names. */
  async table(id: string): Promise<BatchResults> {
    const submissions = await this.database.submission.findMany({
      where: { batchId: id },
      include: summary,
      omit: { source: true },
      orderBy: { file: 'asc' },
    });
    const items = submissions.map((row) => ({
      submission: row.id,
      file: row.file,
      status: statusOf(row),
      verdict: row.countedGrading?.verdict ?? null,
      score: row.countedGrading?.score ?? null,
      maxScore: row.countedGrading?.maxScore ?? null,
      error: row.countedGrading === null ? (row.gradings[0]?.error ?? null) : null,
    }));
    return { items };
  }

  /** Reports in the order of the files' names, and what we could not grade. */
  async results(id: string) {
    const submissions = await this.database.submission.findMany({
      where: { batchId: id },
      select: {
        file: true,
        countedGrading: { select: { report: true } },
        gradings: { where: { status: 'failed' }, select: { error: true }, take: 1 },
      },
      orderBy: { file: 'asc' },
    });
    return {
      reports: submissions.flatMap(({ countedGrading }) => storedReport(countedGrading) ?? []),
      failed: submissions.flatMap(({ file, gradings }) =>
        gradings.map(({ error }) => ({ submission: file, error: error ?? '' })),
      ),
    };
  }
}

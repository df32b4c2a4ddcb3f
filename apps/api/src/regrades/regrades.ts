import type { Regrade as RegradeAnswer } from '@heddle/contract';
import type { Database } from '@heddle/database';
import { DEFAULT_SEED } from '@heddle/grading';
import { Inject, Injectable } from '@nestjs/common';
import { Dispatcher } from '../gradings/dispatcher';
import { ProblemError } from '../http/problem-error';
import { DATABASE } from '../providers';

/** After everybody who waits, before batches. */
const PRIORITY = 1_000;

@Injectable()
export class Regrades {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Dispatcher) private readonly dispatcher: Dispatcher,
  ) {}

  /** Grades every submission of an exercise again, beside what counts. */
  async start(
    assignmentId: string,
    slug: string,
    exerciseVersionId: string,
    createdBy: string,
  ): Promise<string> {
    const submissions = await this.database.submission.findMany({
      where: { assignmentId, slug },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    const { id, gradings } = await this.database.regrade.create({
      data: {
        assignmentId,
        slug,
        exerciseVersionId,
        createdBy,
        gradings: {
          create: submissions.map((submission) => ({
            submissionId: submission.id,
            seed: DEFAULT_SEED,
            priority: PRIORITY,
          })),
        },
      },
      include: { gradings: { select: { id: true } } },
    });
    this.dispatcher.dispatch(gradings.map((grading) => grading.id));
    return id;
  }

  /** What it would change, or has changed: submissions whose verdict or score is another one. */
  async show(id: string): Promise<RegradeAnswer> {
    const { gradings, ...regrade } = await this.database.regrade.findUniqueOrThrow({
      where: { id },
      include: {
        gradings: {
          select: {
            status: true,
            verdict: true,
            score: true,
            submission: {
              select: {
                id: true,
                attempt: true,
                user: { select: { login: true } },
                gradings: {
                  where: {
                    status: 'done',
                    id: { lt: id },
                    OR: [{ regradeId: null }, { regrade: { appliedAt: { not: null } } }],
                  },
                  orderBy: { id: 'desc' },
                  take: 1,
                  select: { verdict: true, score: true },
                },
              },
            },
          },
          orderBy: { id: 'asc' },
        },
      },
    });
    const changes = gradings.flatMap(({ status, verdict, score, submission }) => {
      if (status !== 'done' || verdict === null) return [];
      const [earlier] = submission.gradings;
      const verdictBefore = earlier?.verdict ?? null;
      const before = verdictBefore === null ? null : { verdict: verdictBefore, score: earlier?.score ?? 0 };
      const after = { verdict, score: score ?? 0 };
      if (before?.verdict === after.verdict && before.score === after.score) return [];
      const { id: submissionId, attempt, user } = submission;
      return [{ submission: submissionId, user: user?.login ?? '', attempt, before, after }];
    });
    return {
      id,
      assignment: regrade.assignmentId,
      exercise: regrade.slug,
      exerciseVersion: regrade.exerciseVersionId,
      createdAt: regrade.createdAt.toISOString(),
      appliedAt: regrade.appliedAt?.toISOString() ?? null,
      total: gradings.length,
      finished: gradings.filter(({ status }) => status === 'done').length,
      failed: gradings.filter(({ status }) => status === 'failed').length,
      changes,
    };
  }

  /** From now on it counts, and the assignment is of this version. What could not be graded again keeps what it had. */
  async apply(id: string): Promise<void> {
    await this.database.$transaction(
      async (transaction) => {
        const { assignmentId, slug, exerciseVersionId, appliedAt, gradings } =
          await transaction.regrade.findUniqueOrThrow({
            where: { id },
            include: { gradings: { select: { id: true, submissionId: true, status: true } } },
          });
        if (appliedAt !== null) throw new ProblemError('already-exists', 'This regrade counts already.');
        if (gradings.some(({ status }) => status === 'queued')) throw new ProblemError('not-finished');
        for (const grading of gradings) {
          if (grading.status !== 'done') continue;
          await transaction.submission.update({
            where: { id: grading.submissionId },
            data: { countedGradingId: grading.id },
          });
        }
        await transaction.assignmentExercise.update({
          where: { assignmentId_slug: { assignmentId, slug } },
          data: { exerciseVersionId },
        });
        await transaction.regrade.update({ where: { id }, data: { appliedAt: new Date() } });
      },
      { timeout: 60_000 },
    );
  }
}

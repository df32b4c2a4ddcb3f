import type { NewSubmission } from '@heddle/contract';
import { isUniqueViolation, type Database } from '@heddle/database';
import { DEFAULT_SEED } from '@heddle/grading';
import { Inject, Injectable } from '@nestjs/common';
import { Assignments, type Task } from '../assignments/assignments';
import { Catalogue } from '../exercises/catalogue';
import { Dispatcher } from '../gradings/dispatcher';
import { ProblemError } from '../http/problem-error';
import { DATABASE } from '../providers';
import { summary, type Row } from './answers';
import { insertSubmission, MAX_PENDING } from './insert-submission';

export interface Submitted extends NewSubmission {
  readonly assignmentId: string;
  readonly slug: string;
  readonly userId: string;
  readonly userName: string;
  readonly isStaff: boolean;
  readonly idempotencyKey: string | undefined;
  /** When the request arrived: grading and the database may be slow, the deadline is not theirs. */
  readonly arrivedAt: Date;
}

/** Each one lost to another request of the same student that was handed in at the same moment. */
const MAX_TRIES = 2 * MAX_PENDING;

@Injectable()
export class Submit {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Assignments) private readonly assignments: Assignments,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(Dispatcher) private readonly dispatcher: Dispatcher,
  ) {}

  /** Takes a submission if the assignment's terms allow it. The same idempotency key answers with the same submission. */
  async submit(submitted: Submitted): Promise<Row> {
    try {
      return await this.#take(submitted);
    } catch (error) {
      // Whatever has changed since: what was taken is not refused when it is sent once more. Most are sent once.
      const earlier = error instanceof ProblemError ? await this.#earlier(submitted) : undefined;
      if (earlier !== undefined) return earlier;
      throw error;
    }
  }

  async #take(submitted: Submitted): Promise<Row> {
    const { assignmentId, slug, userId, isStaff, arrivedAt } = submitted;
    const task = await this.assignments.taskFor(userId, assignmentId, slug);
    const { opensAt, lastMoment, maxAttempts } = task.terms;
    if (!isStaff) {
      if (arrivedAt < opensAt) throw new ProblemError('not-open');
      if (lastMoment !== null && arrivedAt > lastMoment) {
        throw new ProblemError('past-due', `Submissions were taken until ${lastMoment.toISOString()}.`);
      }
    }
    const file = await this.#fileName(submitted, task);
    return await this.#store(submitted, task.exerciseVersionId, file, isStaff ? null : maxAttempts);
  }

  async #earlier({ idempotencyKey, userId, ...submitted }: Submitted): Promise<Row | undefined> {
    if (idempotencyKey === undefined) return undefined;
    const earlier = await this.database.submission.findUnique({
      where: { userId_idempotencyKey: { userId, idempotencyKey } },
      include: summary,
    });
    if (earlier === null) return undefined;
    const same =
      earlier.assignmentId === submitted.assignmentId &&
      earlier.slug === submitted.slug &&
      earlier.language === submitted.language &&
      earlier.source === submitted.source;
    if (same) return earlier;
    throw new ProblemError('idempotency-conflict', undefined, [
      { field: 'Idempotency-Key', message: 'was used for another submission' },
    ]);
  }

  async #fileName({ language, file }: Submitted, { exerciseVersionId, languages }: Task): Promise<string> {
    const exercise = await this.catalogue.exercise(exerciseVersionId);
    const inLanguage = exercise.languages.find((entry) => entry.language === language);
    if (inLanguage !== undefined && languages.includes(language)) return file ?? inLanguage.file;
    throw new ProblemError('language-not-allowed', undefined, [
      { field: 'language', message: `${language} is not taken here` },
    ]);
  }

  /** Row first, then the job. Two submissions at once get different attempts, or one of them none: the index sees to it. */
  async #store(
    submitted: Submitted,
    exerciseVersionId: string,
    file: string,
    maxAttempts: number | null,
  ): Promise<Row> {
    const { assignmentId, userId, slug, language, source, idempotencyKey = null, arrivedAt } = submitted;
    const row = {
      assignmentId,
      userId,
      slug,
      exerciseVersionId,
      language,
      file,
      source,
      idempotencyKey,
      submittedAt: arrivedAt,
    };
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      try {
        const inserted = await insertSubmission(this.database, { ...row, maxAttempts, seed: DEFAULT_SEED });
        const { id, grading, attempts } = inserted;
        if (grading === null) {
          const isOut = maxAttempts !== null && attempts >= maxAttempts;
          throw new ProblemError(isOut ? 'no-attempts-left' : 'too-many-pending');
        }
        this.dispatcher.dispatch([grading]);
        return {
          ...row,
          id,
          attempt: attempts + 1,
          batchId: null,
          countedGradingId: null,
          countedGrading: null,
          gradings: [{ status: 'queued', error: null }],
          user: { id: userId, name: submitted.userName },
        };
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        const earlier = await this.#earlier(submitted);
        if (earlier !== undefined) return earlier;
      }
    }
    throw new ProblemError('too-many-pending');
  }
}

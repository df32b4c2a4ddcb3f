import { Prisma, type Database, type GradingStatus } from '@heddle/database';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { DATABASE, LOGGER } from '../providers';
import type { StatusRow } from '../submissions/answers';

/** Another API process may have stored the result: then nobody announces it here. */
const LOOK_EVERY_MS = 10_000;

export interface SubmissionState extends StatusRow {
  readonly countedGradingId: string | null;
  readonly gradings: readonly { readonly id: string; readonly status: GradingStatus }[];
}

/** A look's row; what is null is not there. */
interface Row {
  readonly id: string;
  readonly countedGradingId: string | null;
  readonly verdict: string | null;
  readonly score: number | null;
  readonly maxScore: number | null;
  readonly gradingId: string | null;
  readonly status: GradingStatus | null;
}

/** Undefined: there is no such submission any more. */
type Listener = (state: SubmissionState | undefined) => void;

/**
 * Tells those who follow submissions of their state, when there is something new and now and then: a class that waits for
 * its verdicts costs one question at a time for all of them together.
 */
@Injectable()
export class SubmissionStatuses {
  readonly #listeners = new Map<string, Set<Listener>>();
  #wanted = new Set<string>();
  #looking: Promise<unknown> = Promise.resolve();
  /** Begins when the one before has ended, so that it sees whatever was stored until somebody asked for it. */
  #nextLook: Promise<ReadonlyMap<string, SubmissionState>> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Answers how to stop listening. */
  listen(submissionId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(submissionId) ?? new Set();
    this.#listeners.set(submissionId, listeners.add(listener));
    this.#timer ??= setInterval(() => this.#announceAll(), LOOK_EVERY_MS);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.#listeners.get(submissionId) !== listeners) return;
      this.#listeners.delete(submissionId);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  /** Something of it has changed. */
  announce(submissionId: string): void {
    if (!this.#listeners.has(submissionId)) return;
    this.look(submissionId).catch((error: unknown) => {
      this.log.warn({ err: error }, 'could not tell of a submission; will be looked at again');
    });
  }

  /** How it stands now; whoever listens is told, too. */
  async look(submissionId: string): Promise<SubmissionState | undefined> {
    this.#wanted.add(submissionId);
    this.#nextLook ??= this.#looking.then(() => this.#lookAtWanted());
    return (await this.#nextLook).get(submissionId);
  }

  #announceAll(): void {
    for (const id of this.#listeners.keys()) this.announce(id);
  }

  async #lookAtWanted(): Promise<ReadonlyMap<string, SubmissionState>> {
    const ids = [...this.#wanted];
    this.#wanted = new Set();
    this.#nextLook = undefined;
    const asked = this.#statesOf(ids);
    this.#looking = asked.catch(() => undefined);
    const states = new Map((await asked).map((state) => [state.id, state]));
    for (const id of ids) for (const tell of this.#listeners.get(id) ?? []) tell(states.get(id));
    return states;
  }

  async #statesOf(submissionIds: readonly string[]): Promise<readonly SubmissionState[]> {
    const rows = await this.database.$queryRaw<Row[]>(Prisma.sql`
      SELECT s.id, s."countedGradingId", counted.verdict, counted.score, counted."maxScore",
             newest.id AS "gradingId", newest.status
      FROM "Submission" s
      LEFT JOIN "Grading" counted ON counted.id = s."countedGradingId"
      LEFT JOIN LATERAL (
        SELECT id, status FROM "Grading" WHERE "submissionId" = s.id AND "regradeId" IS NULL ORDER BY id DESC LIMIT 1
      ) newest ON true
      WHERE s.id = ANY (${submissionIds}::uuid[])`);
    return rows.map(({ id, countedGradingId, verdict, score, maxScore, gradingId, status }) => ({
      id,
      countedGradingId,
      countedGrading: countedGradingId === null ? null : { verdict, score, maxScore },
      gradings: gradingId === null || status === null ? [] : [{ id: gradingId, status }],
    }));
  }
}

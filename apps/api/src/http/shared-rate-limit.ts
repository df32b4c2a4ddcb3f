import { Prisma, type Database } from '@heddle/database';
import { ProblemError } from './problem-error';

const CLEAN_EVERY = 500;

/**
 * A token bucket by key that all API processes share, in the database: for what must not be tried more often by asking
 * another process. It costs a query; against floods there is `RateLimit`.
 */
export class SharedRateLimit {
  #taken = 0;

  constructor(
    private readonly database: Database,
    private readonly name: string,
    private readonly burst: number,
    private readonly everyMs: number,
  ) {}

  /** @throws {ProblemError} if there were too many of this key */
  async take(key: string): Promise<void> {
    const { burst, everyMs } = this;
    if (this.#taken++ % CLEAN_EVERY === 0) await this.#forgetFull();
    // Refused attempts change nothing: whoever goes on trying is let in as soon as somebody who waits.
    const taken = await this.database.$queryRaw<object[]>(Prisma.sql`
      INSERT INTO "RateBucket" AS b (key, tokens, at) VALUES (${`${this.name}:${key}`}, ${burst - 1}::float8, now())
      ON CONFLICT (key) DO UPDATE SET
        tokens = least(${burst}::float8, b.tokens + extract(epoch FROM now() - b.at) * 1000 / ${everyMs}::float8) - 1,
        at = now()
      WHERE b.tokens + extract(epoch FROM now() - b.at) * 1000 / ${everyMs}::float8 >= 1
      RETURNING tokens`);
    if (taken.length === 0) throw new ProblemError('rate-limited');
  }

  async #forgetFull(): Promise<void> {
    const full = new Date(Date.now() - this.burst * this.everyMs);
    await this.database.rateBucket.deleteMany({
      where: { key: { startsWith: `${this.name}:` }, at: { lt: full } },
    });
  }
}

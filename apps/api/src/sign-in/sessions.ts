import { Prisma, type Database, type Session, type User } from '@heddle/database';
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal';
import { DATABASE } from '../providers';
import { newSecret, secretHash } from './secrets';

const DAY = 24 * 60 * 60 * 1000;
const LASTS = 14 * DAY;
const ROTATES_AFTER = 60 * 60 * 1000;
/** Requests that were under way at a rotation still carry the old cookie. */
const OVERLAP = 60 * 1000;

export interface IssuedSession {
  readonly token: string;
  readonly expires: Date;
}

export interface FoundSession {
  readonly principal: Principal;
  /** The cookie is to be replaced by this one. */
  readonly rotated?: IssuedSession;
}

type SessionRow = Pick<Session, 'id' | 'tokenHash' | 'csrfToken' | 'rotatedAt' | 'userId'> &
  Pick<User, 'login' | 'name' | 'administrator'>;

/** Sessions live in the database, by the hash of their cookie. Each sign-in makes a new one: there is none to fix beforehand. */
@Injectable()
export class Sessions {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async open(userId: string): Promise<IssuedSession & { readonly csrfToken: string }> {
    const token = newSecret();
    const csrfToken = newSecret();
    const expires = new Date(Date.now() + LASTS);
    await this.database.session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    await this.database.session.create({
      data: { userId, tokenHash: secretHash(token), csrfToken, expiresAt: expires },
    });
    return { token, csrfToken, expires };
  }

  async find(token: string): Promise<FoundSession | undefined> {
    const hash = secretHash(token);
    // One statement rather than Prisma's two: every request asks this.
    const [session] = await this.database.$queryRaw<SessionRow[]>(Prisma.sql`
      SELECT s.id, s."tokenHash", s."csrfToken", s."rotatedAt", u.id AS "userId", u.login, u.name, u.administrator
      FROM "Session" s JOIN "User" u ON u.id = s."userId"
      WHERE (s."tokenHash" = ${hash} OR s."previousTokenHash" = ${hash}) AND s."expiresAt" > ${new Date()}
        AND u."disabledAt" IS NULL`);
    if (session === undefined) return undefined;
    const age = Date.now() - session.rotatedAt.getTime();
    const isPrevious = session.tokenHash !== hash;
    if (isPrevious && age > OVERLAP) {
      // Somebody still uses a cookie that was replaced long ago: one of the two has stolen it.
      await this.close(session.id);
      return undefined;
    }
    const { userId, login, name, administrator } = session;
    const principal: Principal = {
      userId,
      login,
      name,
      administrator,
      by: { kind: 'session', id: session.id, csrfToken: session.csrfToken },
    };
    if (isPrevious || age < ROTATES_AFTER) return { principal };
    const rotated = await this.#rotate(session.id, hash);
    return rotated === undefined ? { principal } : { principal, rotated };
  }

  async close(id: string): Promise<void> {
    await this.database.session.deleteMany({ where: { id } });
  }

  async closeAllOf(userId: string, except?: string): Promise<void> {
    await this.database.session.deleteMany({
      where: { userId, ...(except !== undefined && { id: { not: except } }) },
    });
  }

  /** Of several requests at once, one rotates. */
  async #rotate(id: string, tokenHash: string): Promise<IssuedSession | undefined> {
    const token = newSecret();
    const expires = new Date(Date.now() + LASTS);
    const { count } = await this.database.session.updateMany({
      where: { id, tokenHash },
      data: {
        tokenHash: secretHash(token),
        previousTokenHash: tokenHash,
        rotatedAt: new Date(),
        expiresAt: expires,
      },
    });
    return count === 1 ? { token, expires } : undefined;
  }
}

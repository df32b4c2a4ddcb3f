import { scope, type Scope } from '@heddle/contract';
import type { Database } from '@heddle/database';
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal';
import { DATABASE } from '../providers';
import { newSecret, secretHash } from './secrets';

/** Secrets are told from other people's by their beginning: scanners for leaked secrets look for such. */
const PREFIX = 'heddle_';

const MINUTE = 60_000;

@Injectable()
export class ApiTokens {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async create(userId: string, name: string, scopes: readonly Scope[], expiresAt: Date | null) {
    const secret = `${PREFIX}${newSecret()}`;
    const token = await this.database.apiToken.create({
      data: { userId, name, scopes: [...scopes], expiresAt, tokenHash: secretHash(secret) },
    });
    return { token, secret };
  }

  async find(secret: string): Promise<Principal | undefined> {
    if (!secret.startsWith(PREFIX)) return undefined;
    const token = await this.database.apiToken.findUnique({
      where: { tokenHash: secretHash(secret) },
      include: { user: true },
    });
    if (token === null || token.user.disabledAt !== null) return undefined;
    if (token.expiresAt !== null && token.expiresAt.getTime() <= Date.now()) return undefined;
    if (token.lastUsedAt === null || Date.now() - token.lastUsedAt.getTime() > MINUTE) {
      await this.database.apiToken.updateMany({ where: { id: token.id }, data: { lastUsedAt: new Date() } });
    }
    const { id: userId, login, name, administrator } = token.user;
    return {
      userId,
      login,
      name,
      administrator,
      by: { kind: 'token', scopes: scope.array().parse(token.scopes) },
    };
  }
}

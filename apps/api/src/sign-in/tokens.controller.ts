import {
  createdToken,
  newToken,
  scope,
  token,
  type CreatedToken,
  type NewToken,
  type Token,
} from '@heddle/contract';
import type { ApiToken, Database } from '@heddle/database';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Current } from '../access/current';
import type { Principal } from '../access/principal';
import { Route } from '../access/route';
import { AuditLog } from '../administration/audit-log';
import { notFound, ProblemError } from '../http/problem-error';
import { idParam } from '../http/parameters';
import { DATABASE } from '../providers';
import { ApiTokens } from './api-tokens';

@Controller('api/tokens')
export class TokensController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ApiTokens) private readonly tokens: ApiTokens,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Get()
  @Route({
    summary: 'Your API tokens',
    may: { who: 'signed-in' },
    scope: 'read',
    answers: z.object({ items: z.array(token) }),
  })
  async list(@Current() { userId }: Principal): Promise<{ items: Token[] }> {
    const tokens = await this.database.apiToken.findMany({ where: { userId }, orderBy: { id: 'desc' } });
    return { items: tokens.map(tokenAnswer) };
  }

  @Post()
  @Route({
    summary: 'Make an API token; its secret is shown this once',
    may: { who: 'signed-in' },
    scope: 'administer',
    answers: createdToken,
  })
  async create(
    @Body({ schema: newToken }) { name, scopes, expiresAt }: NewToken,
    @Current() { userId, by }: Principal,
  ): Promise<CreatedToken> {
    // Otherwise a token that leaked could be kept alive by another one.
    if (by.kind !== 'session') throw new ProblemError('forbidden', 'Sign in with a password to make tokens.');
    const expires = expiresAt === undefined ? null : new Date(expiresAt);
    const made = await this.tokens.create(userId, name, scopes, expires);
    await this.audit.record({
      actorId: userId,
      action: 'create-token',
      subject: 'token',
      subjectId: made.token.id,
      detail: { scopes },
    });
    return { ...tokenAnswer(made.token), secret: made.secret };
  }

  @Delete(':token')
  @HttpCode(204)
  @Route({ summary: 'Revoke an API token of yours', may: { who: 'signed-in' }, scope: 'administer' })
  async revoke(
    @Param('token', idParam('token')) id: string,
    @Current() { userId }: Principal,
  ): Promise<void> {
    const { count } = await this.database.apiToken.deleteMany({ where: { id, userId } });
    if (count === 0) throw notFound();
    await this.audit.record({ actorId: userId, action: 'revoke-token', subject: 'token', subjectId: id });
  }
}

function tokenAnswer({ id, name, scopes, expiresAt, lastUsedAt, createdAt }: ApiToken): Token {
  return {
    id,
    name,
    scopes: scope.array().parse(scopes),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

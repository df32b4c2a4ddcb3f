import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Response } from 'express';
import type { Environment } from '../environment';
import { sessionCookie, setSessionCookie } from '../http/cookies';
import { ProblemError } from '../http/problem-error';
import { RateLimit } from '../http/rate-limit';
import type { Request } from '../http/request';
import { ENVIRONMENT } from '../providers';
import { ApiTokens } from './api-tokens';
import { Sessions } from './sessions';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Finds out who asks, and refuses what a foreign page made their browser send. */
@Injectable()
export class Identify implements NestMiddleware<Request, Response> {
  /** Per address (a lecture hall may share one) before anything is looked up, then per user: a flood costs no query. */
  readonly #byAddress = new RateLimit(3_000, 2);
  readonly #byUser = new RateLimit(300, 100);

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(ApiTokens) private readonly tokens: ApiTokens,
  ) {}

  async use(request: Request, response: Response, next: NextFunction): Promise<void> {
    this.#byAddress.take(request.ip ?? '');
    const changes = !SAFE_METHODS.has(request.method);
    if (changes) refuseOtherOrigins(request);
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) {
      const principal = await this.tokens.find(bearer);
      if (principal === undefined) throw new ProblemError('not-signed-in', 'This API token is not valid.');
      request.principal = principal;
    } else {
      await this.#bySession(request, response, changes);
    }
    if (request.principal !== undefined) this.#byUser.take(request.principal.userId);
    next();
  }

  async #bySession(request: Request, response: Response, changes: boolean): Promise<void> {
    const cookie = sessionCookie(request);
    const found = cookie === undefined ? undefined : await this.sessions.find(cookie);
    if (found === undefined) return;
    const { principal, rotated } = found;
    const opensSession = request.method === 'POST' && request.path === '/api/session';
    if (changes && !opensSession && principal.by.kind === 'session') {
      const given = request.headers['x-csrf-token'];
      if (typeof given !== 'string' || !same(given, principal.by.csrfToken)) {
        throw new ProblemError('csrf-token', 'Send the csrfToken of GET /api/session as X-CSRF-Token.');
      }
    }
    request.principal = principal;
    if (rotated !== undefined) setSessionCookie(response, rotated.token, rotated.expires, this.environment);
  }
}

function refuseOtherOrigins(request: Request): void {
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') throw new ProblemError('cross-origin');
  const { origin } = request.headers;
  if (origin === undefined) return;
  const host = URL.canParse(origin) ? new URL(origin).host : undefined;
  if (host !== request.get('host')) throw new ProblemError('cross-origin');
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

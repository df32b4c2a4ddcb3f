import { signInWays, type SignInWays } from '@heddle/contract';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { Route } from '../../access/route';
import { AuditLog } from '../../administration/audit-log';
import type { Environment } from '../../environment';
import { readCookie, setSessionCookie } from '../../http/cookies';
import { ProblemError } from '../../http/problem-error';
import type { Request } from '../../http/request';
import { ENVIRONMENT } from '../../providers';
import { Sessions } from '../sessions';
import { OidcAccounts } from './accounts';
import { OidcClient } from './oidc-client';

/** Long enough to find one's second factor. */
const ATTEMPT_LASTS_MS = 10 * 60 * 1000;
const COOKIE = 'heddle_oidc';

/** A place on this platform; anything else would let others use its name to send people elsewhere. */
const place = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\p{Cc}]*$/u, 'must be a path');

const query = z.object({ then: place.optional() });
type Then = z.infer<typeof query>;

const attemptSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), then: place });

@Controller('api/session')
export class OidcController {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(OidcClient) private readonly client: OidcClient,
    @Inject(OidcAccounts) private readonly accounts: OidcAccounts,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Get('ways')
  @Route({
    summary: 'How one can sign in, besides with a password',
    may: { who: 'anyone' },
    scope: 'read',
    answers: signInWays,
  })
  ways(): SignInWays {
    const { oidc } = this.environment;
    return { oidc: oidc === undefined ? null : { name: oidc.name, url: '/api/session/oidc' } };
  }

  @Get('oidc')
  @Route({
    summary: "Sends the browser to the OpenID Connect provider's sign-in page",
    may: { who: 'anyone' },
    scope: 'read',
    produces: 'text/html',
  })
  async begin(@Query({ schema: query }) { then = '/' }: Then, @Res() response: Response): Promise<void> {
    const { url, attempt } = await this.client.begin();
    const value = Buffer.from(JSON.stringify({ ...attempt, then })).toString('base64url');
    response.cookie(COOKIE, value, { ...this.#cookie(), maxAge: ATTEMPT_LASTS_MS });
    response.redirect(302, url.href);
  }

  @Get('oidc/callback')
  @Route({
    summary: 'Where the provider sends the browser back to: opens the session',
    may: { who: 'anyone' },
    scope: 'read',
    produces: 'text/html',
  })
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    this.client.demandProvider();
    try {
      response.redirect(302, await this.#open(request, response));
    } catch (error) {
      // A person looks at it, in a browser: the page to sign in says what to do.
      if (!(error instanceof ProblemError)) throw error;
      response.redirect(302, `/sign-in?problem=${error.code}`);
    }
  }

  /** Opens a session for whom the provider vouches. Answers where they wanted to go. */
  async #open(request: Request, response: Response): Promise<string> {
    const attempt = attemptIn(readCookie(request, COOKIE));
    response.clearCookie(COOKIE, this.#cookie());
    if (attempt === undefined) throw new ProblemError('sign-in-failed');
    const claims = await this.client.finish(request.originalUrl, attempt).catch((error: unknown) => {
      request.log.warn({ err: error }, 'signing in with OpenID Connect failed');
      throw new ProblemError('sign-in-failed');
    });
    const user = await this.accounts.of(claims);
    if (request.principal?.by.kind === 'session') await this.sessions.close(request.principal.by.id);
    const { token, expires } = await this.sessions.open(user.id);
    setSessionCookie(response, token, expires, this.environment);
    const subject = { subject: 'user', subjectId: user.id };
    await this.audit.record({
      actorId: user.id,
      action: 'sign-in',
      ...subject,
      detail: { with: claims.issuer },
    });
    return attempt.then;
  }

  /** Lax: the browser comes back from another site, by a link. */
  #cookie() {
    const { secure } = this.environment;
    return { httpOnly: true, sameSite: 'lax' as const, path: '/api/session/oidc', secure };
  }
}

function attemptIn(cookie: string | undefined) {
  if (cookie === undefined) return undefined;
  try {
    return attemptSchema.parse(JSON.parse(Buffer.from(cookie, 'base64url').toString()));
  } catch {
    return undefined;
  }
}

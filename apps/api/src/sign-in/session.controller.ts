import { changePassword, me, signIn, type ChangePassword, type Me, type SignIn } from '@heddle/contract';
import type { Database } from '@heddle/database';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Current } from '../access/current';
import type { Principal } from '../access/principal';
import { Route } from '../access/route';
import { AuditLog } from '../administration/audit-log';
import type { Environment } from '../environment';
import { clearSessionCookie, setSessionCookie } from '../http/cookies';
import { ProblemError } from '../http/problem-error';
import { RateLimit } from '../http/rate-limit';
import type { Request } from '../http/request';
import { SharedRateLimit } from '../http/shared-rate-limit';
import { DATABASE, ENVIRONMENT } from '../providers';
import { hashPassword, passwordMatches } from './passwords';
import { Sessions } from './sessions';

@Controller('api/session')
export class SessionController {
  /** Guessing is slow: ten at once, then one in six seconds. By address it is only held in check: a lecture hall has one. */
  readonly #guesses: SharedRateLimit;
  readonly #guessesByAddress = new RateLimit(500, 100);

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {
    this.#guesses = new SharedRateLimit(database, 'guesses', 10, 6_000);
  }

  @Post()
  @HttpCode(200)
  @Route({
    summary: 'Sign in; the answer sets the session cookie',
    may: { who: 'anyone' },
    scope: 'read',
    answers: me,
    opensSession: true,
  })
  async signIn(
    @Body({ schema: signIn }) { login, password }: SignIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    this.#guessesByAddress.take(request.ip ?? '');
    await this.#guesses.take(login);
    const user = await this.database.user.findUnique({ where: { login } });
    const matches = await passwordMatches(password, user?.passwordHash ?? null);
    if (user === null || !matches || user.disabledAt !== null) throw new ProblemError('wrong-credentials');
    if (request.principal?.by.kind === 'session') await this.sessions.close(request.principal.by.id);
    const { token, csrfToken, expires } = await this.sessions.open(user.id);
    setSessionCookie(response, token, expires, this.environment);
    await this.audit.record({ actorId: user.id, action: 'sign-in', subject: 'user', subjectId: user.id });
    const { id: userId, name, administrator } = user;
    return await this.#me({
      userId,
      login,
      name,
      administrator,
      by: { kind: 'session', id: '', csrfToken },
    });
  }

  @Get()
  @Route({
    summary: 'Who you are, your courses, and the CSRF token',
    may: { who: 'signed-in' },
    scope: 'read',
    answers: me,
  })
  async show(@Current() principal: Principal): Promise<Me> {
    return await this.#me(principal);
  }

  @Delete()
  @HttpCode(204)
  @Route({ summary: 'Sign out', may: { who: 'signed-in' }, scope: 'read' })
  async signOut(
    @Current() principal: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    if (principal.by.kind !== 'session') return;
    await this.sessions.close(principal.by.id);
    clearSessionCookie(response, this.environment);
  }

  @Put('password')
  @HttpCode(204)
  @Route({
    summary: 'Change your password; every other session of yours ends',
    may: { who: 'signed-in' },
    scope: 'administer',
  })
  async changePassword(
    @Body({ schema: changePassword }) { current, password }: ChangePassword,
    @Current() { userId, login, by }: Principal,
  ): Promise<void> {
    await this.#guesses.take(login);
    const user = await this.database.user.findUniqueOrThrow({ where: { id: userId } });
    if (!(await passwordMatches(current, user.passwordHash))) throw new ProblemError('wrong-credentials');
    const passwordHash = await hashPassword(password);
    await this.database.user.update({ where: { id: userId }, data: { passwordHash } });
    await this.sessions.closeAllOf(userId, by.kind === 'session' ? by.id : undefined);
    await this.audit.record({
      actorId: userId,
      action: 'change-password',
      subject: 'user',
      subjectId: userId,
    });
  }

  async #me({ userId, login, name, administrator, by }: Principal): Promise<Me> {
    const enrolments = await this.database.enrolment.findMany({
      where: { userId },
      include: { course: true },
      orderBy: { course: { title: 'asc' } },
    });
    return {
      id: userId,
      login,
      name,
      administrator,
      csrfToken: by.kind === 'session' ? by.csrfToken : null,
      courses: enrolments.map(({ course, role }) => ({ id: course.id, title: course.title, role })),
    };
  }
}

import {
  newUser,
  user as userSchema,
  userChange,
  userQuery,
  users,
  type NewUser,
  type UserAnswer,
  type UserChange,
  type UserQuery,
} from '@heddle/contract';
import type { Database, User } from '@heddle/database';
import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { Current } from '../access/current';
import type { Principal } from '../access/principal';
import { Route } from '../access/route';
import { pageOf } from '../http/pages';
import { idParam } from '../http/parameters';
import { invalidField, notFound, ProblemError } from '../http/problem-error';
import { DATABASE } from '../providers';
import { hashPassword } from '../sign-in/passwords';
import { Sessions } from '../sign-in/sessions';
import { AuditLog } from './audit-log';

@Controller('api/users')
export class UsersController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Get()
  @Route({
    summary: 'Everybody, the newest first',
    may: { who: 'administrator' },
    scope: 'administer',
    answers: users,
  })
  async list(
    @Query({ schema: userQuery }) { limit, cursor, search }: UserQuery,
  ): Promise<{ items: UserAnswer[]; next: string | null }> {
    const contains = { contains: search ?? '', mode: 'insensitive' as const };
    const rows = await this.database.user.findMany({
      where: {
        ...(search !== undefined && { OR: [{ login: contains }, { name: contains }] }),
        ...(cursor !== undefined && { id: { lt: cursor } }),
      },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return pageOf(rows, limit, userAnswer);
  }

  @Post()
  @Route({ summary: 'Add somebody', may: { who: 'administrator' }, scope: 'administer', answers: userSchema })
  async create(
    @Body({ schema: newUser }) { password, ...data }: NewUser,
    @Current() { userId: actorId }: Principal,
  ): Promise<UserAnswer> {
    const existing = await this.database.user.findUnique({ where: { login: data.login } });
    if (existing !== null) {
      throw new ProblemError('already-exists', undefined, [{ field: 'login', message: 'is taken' }]);
    }
    const passwordHash = password === undefined ? null : await hashPassword(password);
    const created = await this.database.user.create({ data: { ...data, passwordHash } });
    await this.audit.record({ actorId, action: 'create-user', subject: 'user', subjectId: created.id });
    return userAnswer(created);
  }

  @Patch(':user')
  @Route({
    summary: 'Change somebody: name, password, administrator, disabled. A new password ends their sessions',
    may: { who: 'administrator' },
    scope: 'administer',
    answers: userSchema,
  })
  async change(
    @Param('user', idParam('user')) id: string,
    @Body({ schema: userChange }) { password, disabled, ...rest }: UserChange,
    @Current() { userId: actorId }: Principal,
  ): Promise<UserAnswer> {
    if (id === actorId && (disabled === true || rest.administrator === false)) {
      throw disabled === true
        ? invalidField('disabled', 'you cannot shut yourself out')
        : invalidField('administrator', 'cannot be taken from yourself');
    }
    if ((await this.database.user.findUnique({ where: { id } })) === null) throw notFound();
    const changed = await this.database.user.update({
      where: { id },
      data: {
        ...(rest.name !== undefined && { name: rest.name }),
        ...(rest.administrator !== undefined && { administrator: rest.administrator }),
        ...(password !== undefined && { passwordHash: await hashPassword(password) }),
        ...(disabled !== undefined && { disabledAt: disabled ? new Date() : null }),
      },
    });
    if (password !== undefined || disabled === true) await this.sessions.closeAllOf(id);
    const fields = Object.keys({
      ...rest,
      ...(password !== undefined && { password }),
      ...(disabled !== undefined && { disabled }),
    });
    await this.audit.record({
      actorId,
      action: 'change-user',
      subject: 'user',
      subjectId: id,
      detail: { fields },
    });
    return userAnswer(changed);
  }
}

function userAnswer({ id, login, name, administrator, disabledAt, createdAt }: User): UserAnswer {
  return {
    id,
    login,
    name,
    administrator,
    disabled: disabledAt !== null,
    createdAt: createdAt.toISOString(),
  };
}

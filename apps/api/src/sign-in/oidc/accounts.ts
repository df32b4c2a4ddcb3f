import { login as loginSchema } from '@heddle/contract';
import type { Database, User } from '@heddle/database';
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../../administration/audit-log';
import { ProblemError } from '../../http/problem-error';
import { DATABASE } from '../../providers';
import type { Claims } from './oidc-client';
import { OidcClient } from './oidc-client';

/** Whose account it is that a provider vouches for. */
@Injectable()
export class OidcAccounts {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(OidcClient) private readonly client: OidcClient,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  /**
   * By the provider's own name for them, which stays. The first time: the account whose login is the e-mail address that the
   * provider has verified, or a new one, if the platform makes accounts for whoever the provider knows.
   */
  async of({ issuer, subject, email, name }: Claims): Promise<User> {
    const known = await this.database.identity.findUnique({
      where: { issuer_subject: { issuer, subject } },
      include: { user: true },
    });
    if (known !== null) return enabled(known.user);
    const login = loginSchema.safeParse(email).data;
    if (login === undefined)
      throw new ProblemError(
        'no-account',
        'The other service does not say that your e-mail address is yours.',
      );
    const user =
      (await this.database.user.findUnique({ where: { login } })) ?? (await this.#provision(login, name));
    enabled(user);
    await this.database.identity.create({ data: { issuer, subject, userId: user.id } });
    await this.audit.record({
      actorId: user.id,
      action: 'link-identity',
      subject: 'user',
      subjectId: user.id,
      detail: { issuer },
    });
    return user;
  }

  async #provision(login: string, name = login): Promise<User> {
    if (!this.client.demandProvider().provision) throw new ProblemError('no-account');
    const user = await this.database.user.create({ data: { login, name: name.slice(0, 200) } });
    await this.audit.record({
      actorId: null,
      action: 'provision-user',
      subject: 'user',
      subjectId: user.id,
    });
    return user;
  }
}

function enabled(user: User): User {
  if (user.disabledAt !== null) throw new ProblemError('no-account', 'This account is disabled.');
  return user;
}

import type { Database, Prisma } from '@heddle/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../providers';

export interface Audited {
  readonly actorId: string | null;
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly courseId?: string;
  readonly detail?: Prisma.InputJsonObject;
}

/** Who did what to whom, for everything that changes what others have or may. */
@Injectable()
export class AuditLog {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async record({ detail = {}, ...event }: Audited): Promise<void> {
    await this.database.auditEvent.create({ data: { ...event, detail } });
  }
}

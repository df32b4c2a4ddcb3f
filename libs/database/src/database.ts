import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client';

export type Database = PrismaClient;

export interface DatabaseOptions {
  /** `postgresql://…`; the embedded engine has such a one, too. */
  readonly url: string;
  /** Connections at most. The embedded engine has one session, so more only wait for one another. */
  readonly connections: number;
}

export function connectDatabase({ url, connections }: DatabaseOptions): Database {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: connections }),
    transactionOptions: { maxWait: 10_000, timeout: 20_000 },
  });
}

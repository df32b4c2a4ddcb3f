import { join } from 'node:path';
import { EmbeddedPostgres } from '@heddle/embedded-postgres';
import type { Environment } from './environment';
import { lockFolder } from './lock';
import { publishUrl } from './published-url';

/** Where database and queue are. */
export interface Engines {
  readonly databaseUrl: string;
  readonly queueUrl: string;
  readonly embeddedDatabase: boolean;
  close(): Promise<void>;
}

/** What BullMQ's statements, which name no schema, need of a session that is not theirs alone. */
const QUEUE_SESSION = 'CREATE SCHEMA IF NOT EXISTS bullmq; SET search_path TO bullmq, public';

/** Opens what is not given from outside. The queue has a database of its own: it must not wait for the other's transactions. */
export async function openEngines({ dataFolder, databaseUrl, queueUrl }: Environment): Promise<Engines> {
  const embedded = databaseUrl === undefined || queueUrl === undefined;
  const unlock = embedded ? lockFolder(dataFolder) : undefined;
  const [database, queue] = await Promise.all([
    databaseUrl === undefined ? EmbeddedPostgres.open({ folder: join(dataFolder, 'database') }) : undefined,
    queueUrl === undefined
      ? EmbeddedPostgres.open({ folder: join(dataFolder, 'queue'), prepare: QUEUE_SESSION })
      : undefined,
  ]);
  const unpublish = database === undefined ? undefined : publishUrl(dataFolder, database.url);
  return {
    databaseUrl: databaseUrl ?? database!.url,
    queueUrl: queueUrl ?? queue!.url,
    embeddedDatabase: database !== undefined,
    async close() {
      unpublish?.();
      await Promise.all([database?.close(), queue?.close()]);
      unlock?.();
    },
  };
}

import { join } from 'node:path';
import { EmbeddedPostgres } from '@heddle/embedded-postgres';
import { readEnvironment } from './environment';
import { lockFolder } from './lock';
import { publishedUrl } from './published-url';

/**
 * Does something with the database that the environment names: a PostgreSQL, the embedded one of a platform that runs, or,
 * opened for this, of one that does not.
 *
 * @param alone nobody else may have it open
 */
export async function withDatabase<T>(
  { alone }: { readonly alone: boolean },
  work: (url: string) => Promise<T>,
): Promise<T> {
  const { databaseUrl, dataFolder } = readEnvironment();
  const url = databaseUrl ?? (alone ? undefined : publishedUrl(dataFolder));
  if (url !== undefined) return await work(url);
  const unlock = lockFolder(dataFolder);
  const database = await EmbeddedPostgres.open({ folder: join(dataFolder, 'database') });
  try {
    return await work(database.url);
  } finally {
    await database.close();
    unlock();
  }
}

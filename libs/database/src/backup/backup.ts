import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { appliedMigrations, quoted, tables } from './catalog';
import { FORMAT, LEFT_OUT } from './format';

const AT_ONCE = 200;

/**
 * Writes everything that is in the database into one file, as it is at one moment, whatever goes on meanwhile. Answers how
 * many rows. The file appears when it is complete, and only its owner may read it.
 */
export async function backUp(url: string, file: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const unfinished = `${file}.part`;
  let rows = 0;
  const count = () => rows++;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const output = createWriteStream(unfinished, { mode: 0o600 });
    await pipeline(Readable.from(lines(client, count)), createGzip(), output);
    await client.query('COMMIT');
    await rename(unfinished, file);
    return rows;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function* lines(client: Client, count: () => number): AsyncGenerator<string> {
  const migrations = await appliedMigrations(client);
  yield line({ format: FORMAT, madeAt: new Date().toISOString(), migrations });
  let rows = 0;
  for (const table of (await tables(client)).filter((name) => !LEFT_OUT.includes(name))) {
    // The text as PostgreSQL writes it: nothing is read and written again on the way.
    await client.query(`DECLARE copy CURSOR FOR SELECT to_jsonb(t)::text AS row FROM ${quoted(table)} t`);
    for (;;) {
      const fetched = await client.query<{ row: string }>(`FETCH ${AT_ONCE} FROM copy`);
      if (fetched.rows.length === 0) break;
      for (const { row } of fetched.rows) {
        rows = count() + 1;
        yield `{"table":${JSON.stringify(table)},"row":${row}}\n`;
      }
    }
    await client.query('CLOSE copy');
  }
  yield line({ rows });
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { Client } from 'pg';
import type { z } from 'zod';
import { migrate, migrationNames } from '../migrations/migrate';
import { foreignKeys, quoted, tables } from './catalog';
import { BackupError, endSchema, headSchema, rowSchema } from './format';

const AT_ONCE = 200;

/**
 * Fills an empty database from a backup, all of it or nothing, and brings it up to date. Answers how many rows.
 *
 * @throws {BackupError} if the file is no complete backup, is of a later Heddle, or the database is not empty
 */
export async function restore(url: string, file: string): Promise<number> {
  const lines = linesOf(file);
  const head = parsed(headSchema, (await lines.next()).value, 'is no backup of Heddle');
  const unknown = head.migrations.filter((name) => !migrationNames().includes(name));
  if (unknown.length > 0)
    throw new BackupError(`${file} was made by a later Heddle (it has ${unknown.join(', ')}): update first.`);
  await migrate(url, head.migrations);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await refuseFull(client);
    await client.query('BEGIN');
    const rows = await insertAll(client, lines, file);
    await client.query('COMMIT');
    await migrate(url);
    return rows;
  } finally {
    await client.end(); // an open transaction ends with it
  }
}

async function refuseFull(client: Client): Promise<void> {
  const { rows } = await client.query<{ full: boolean }>('SELECT EXISTS (SELECT FROM "User") AS full');
  if (rows[0]?.full === true)
    throw new BackupError('The database has accounts in it. Restore into an empty one.');
}

/** Foreign keys are taken away and put back, which checks every row: so the order of the tables does not matter. */
async function insertAll(client: Client, lines: AsyncIterable<string>, file: string): Promise<number> {
  const keys = await foreignKeys(client);
  for (const { table, name } of keys)
    await client.query(`ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${quoted(name)}`);
  const known = await tables(client);
  const rows = await insertRows(client, known, lines, file);
  for (const { table, name, definition } of keys)
    await client.query(`ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`);
  return rows;
}

async function insertRows(
  client: Client,
  known: readonly string[],
  lines: AsyncIterable<string>,
  file: string,
): Promise<number> {
  let count = 0;
  let table = '';
  let rows: object[] = [];
  const flush = async () => {
    if (rows.length === 0) return;
    const into = quoted(table);
    const values = `SELECT * FROM jsonb_populate_recordset(NULL::${into}, $1::jsonb)`;
    await client.query(`INSERT INTO ${into} ${values}`, [JSON.stringify(rows)]);
    rows = [];
  };
  for await (const text of lines) {
    const line = parsed(rowSchema.or(endSchema), text, 'is damaged');
    if ('rows' in line) {
      await flush();
      if (line.rows === count) return count;
      break;
    }
    if (line.table !== table || rows.length === AT_ONCE) await flush();
    if (!known.includes(line.table)) throw new BackupError(`${file} has an unknown table, ${line.table}.`);
    table = line.table;
    rows.push(line.row);
    count++;
  }
  throw new BackupError(`${file} is not complete: nothing was restored.`);
}

async function* linesOf(file: string): AsyncGenerator<string, undefined> {
  try {
    yield* createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity });
  } catch (error) {
    throw new BackupError(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  text: string | undefined,
  otherwise: string,
): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(text ?? ''));
  } catch {
    throw new BackupError(`The file ${otherwise}.`);
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { EmbeddedPostgres } from './embedded-postgres';

const folder = mkdtempSync(join(tmpdir(), 'heddle-embedded-'));
let database: EmbeddedPostgres;
let a: Client;
let b: Client;

async function connected(): Promise<Client> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  return client;
}

beforeAll(async () => {
  database = await EmbeddedPostgres.open({ folder });
  [a, b] = [await connected(), await connected()];
  await a.query('CREATE TABLE t (n int)');
}, 60_000);

afterAll(async () => {
  await Promise.all([a.end(), b.end()]);
  await database.close();
  rmSync(folder, { recursive: true });
}, 60_000);

beforeEach(() => a.query('TRUNCATE t'));

const count = async (client: Client) =>
  (await client.query<{ n: string }>('SELECT count(*) AS n FROM t')).rows[0]!.n;

it('keeps a transaction together: nobody else gets in between', async () => {
  await a.query('BEGIN');
  await a.query('INSERT INTO t VALUES (1)');
  const other = count(b);
  await a.query('ROLLBACK');
  expect(await other).toBe('0');
});

it('undoes the transaction of a client that is gone, and goes on with the others', async () => {
  const leaving = await connected();
  leaving.on('error', () => undefined);
  await leaving.query('BEGIN');
  await leaving.query('INSERT INTO t VALUES (1)');
  const other = count(b);
  await leaving.end();
  expect(await other).toBe('0');
});

it('tells a client that listens what another one notifies', async () => {
  const heard = new Promise<string | undefined>((resolve) =>
    b.once('notification', ({ payload }: { payload?: string }) => resolve(payload)),
  );
  await b.query('LISTEN news');
  await a.query("NOTIFY news, 'hello'");
  expect(await heard).toBe('hello');
});

it('answers an error to whoever made it, and the next question all the same', async () => {
  await expect(a.query('SELECT nonsense')).rejects.toThrow('nonsense');
  await expect(b.query('SELECT $1::int AS n', ['x'])).rejects.toThrow('integer');
  expect(await count(a)).toBe('0');
});

it('serves many at once', async () => {
  const clients = await Promise.all(Array.from({ length: 20 }, connected));
  await Promise.all(clients.map((client, n) => client.query('INSERT INTO t VALUES ($1)', [n])));
  expect(await count(a)).toBe('20');
  await Promise.all(clients.map((client) => client.end()));
});

describe('a statement that is asked again and again', () => {
  const ask = async (client: Client, n: number) =>
    (await client.query<Record<string, number>>('SELECT * FROM t WHERE n = $1', [n])).rows;
  const prepared = async () =>
    (await a.query<{ n: number }>('SELECT count(*)::int AS n FROM pg_prepared_statements')).rows[0]!.n;

  it('is parsed once, whoever asks it', async () => {
    await a.query('INSERT INTO t VALUES (1), (2)');
    await a.query('DEALLOCATE ALL');
    for (const n of [1, 2, 3]) {
      expect(await ask(a, n)).toEqual(n === 3 ? [] : [{ n }]);
      expect(await ask(b, n)).toEqual(n === 3 ? [] : [{ n }]);
    }
    expect(await prepared()).toBe(1);
  });

  it('answers what there is now, after its table has changed', async () => {
    await a.query('INSERT INTO t VALUES (1)');
    expect(await ask(b, 1)).toEqual([{ n: 1 }]);
    await a.query('ALTER TABLE t ADD COLUMN more int DEFAULT 7');
    expect(await ask(b, 1)).toEqual([{ n: 1, more: 7 }]);
    await a.query('BEGIN');
    await a.query('ALTER TABLE t DROP COLUMN more');
    expect(await ask(a, 1)).toEqual([{ n: 1 }]);
    await a.query('ROLLBACK');
    expect(await ask(b, 1)).toEqual([{ n: 1, more: 7 }]);
    await a.query('ALTER TABLE t DROP COLUMN more');
  });

  it('may fail, and be asked again', async () => {
    const divide = (client: Client, n: number) => client.query('SELECT 1 / $1::int AS n', [n]);
    await expect(divide(a, 0)).rejects.toThrow('zero');
    expect((await divide(b, 1)).rows).toEqual([{ n: 1 }]);
    await a.query('BEGIN');
    await expect(divide(a, 0)).rejects.toThrow('zero');
    await expect(divide(a, 1)).rejects.toThrow('aborted');
    await a.query('ROLLBACK');
    expect((await divide(a, 1)).rows).toEqual([{ n: 1 }]);
  });

  it('is parsed anew after many uses, when its table has grown', async () => {
    for (let n = 0; n < 5_000; n++) await ask(a, n);
    await ask(b, 0);
    expect(await prepared()).toBe(1);
    const { rows } = await a.query<{ uses: number }>(
      'SELECT (generic_plans + custom_plans)::int AS uses FROM pg_prepared_statements',
    );
    expect(rows[0]!.uses).toBeLessThan(5_000);
  });
});

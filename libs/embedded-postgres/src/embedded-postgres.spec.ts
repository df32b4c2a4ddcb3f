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

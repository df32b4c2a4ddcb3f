import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { Client } from 'pg';

const POSTGRES = process.env['TEST_DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
/** A database of Redis that nobody else uses: it is emptied. */
const REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379/9';

/** A real PostgreSQL and Redis are there. In CI they have to be. */
export function servicesAreThere(): boolean {
  if (process.env['CI'] !== undefined) return true;
  return [POSTGRES, REDIS].every((url) => {
    const { hostname, port } = new URL(url);
    const probe = `require('net').connect(${Number(port)}, ${JSON.stringify(hostname)}, () => process.exit(0)).on('error', () => process.exit(1))`;
    return spawnSync(process.execPath, ['-e', probe], { timeout: 5_000 }).status === 0;
  });
}

export interface Services {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  wipeRedis(): Promise<void>;
  /** Ends every connection to the database, as a restart of PostgreSQL does. */
  cutDatabase(): Promise<void>;
  remove(): Promise<void>;
}

/** A new database and an empty Redis. */
export async function makeServices(): Promise<Services> {
  const name = `heddle_test_${process.pid}`;
  await sql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await sql(`CREATE DATABASE ${name}`);
  const databaseUrl = new URL(POSTGRES);
  databaseUrl.pathname = name;
  const wipeRedis = () => redis('FLUSHDB');
  await wipeRedis();
  return {
    databaseUrl: databaseUrl.href,
    redisUrl: REDIS,
    wipeRedis,
    cutDatabase: () =>
      sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`),
    async remove() {
      await sql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await wipeRedis();
    },
  };
}

async function sql(statement: string): Promise<void> {
  const client = new Client({ connectionString: POSTGRES });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function redis(command: string): Promise<void> {
  const { hostname, port, pathname } = new URL(REDIS);
  const socket = connect(Number(port), hostname);
  socket.setEncoding('utf8');
  socket.write(`SELECT ${pathname.slice(1) || '0'}\r\n${command}\r\nQUIT\r\n`);
  let answer = '';
  for await (const text of socket) answer += String(text);
  if (answer.includes('-ERR')) throw new Error(`Redis: ${answer}`);
}

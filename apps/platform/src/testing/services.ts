import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port';
import { installed, ServerProcess } from './server-process';

/** PostgreSQL and Redis are installed here. In CI they have to be. */
export function servicesAreThere(): boolean {
  if (process.env['CI'] !== undefined) return true;
  return ['initdb', 'postgres', 'redis-server'].every((program) => installed(program) !== undefined);
}

/** Servers of the test's own, with nothing in them. */
export interface Services {
  readonly postgres: ServerProcess;
  readonly databaseUrl: string;
  readonly redis: ServerProcess;
  readonly redisUrl: string;
  /** Kills both, and removes what they have stored. */
  remove(): Promise<void>;
}

export async function makeServices(): Promise<Services> {
  const folder = mkdtempSync(join(tmpdir(), 'heddle-services-'));
  const [postgresPort, redisPort] = [await freePort(), await freePort()];
  const postgres = makePostgres(folder, postgresPort);
  // Nothing is written to disk: whoever kills this Redis has wiped it, too.
  const redis = new ServerProcess({
    file: program('redis-server'),
    args: ['--port', String(redisPort), '--save', '', '--appendonly', 'no', '--dir', folder],
    port: redisPort,
  });
  await Promise.all([postgres.start(), redis.start()]);
  return {
    postgres,
    databaseUrl: `postgresql://postgres@127.0.0.1:${postgresPort}/postgres`,
    redis,
    redisUrl: `redis://127.0.0.1:${redisPort}`,
    async remove() {
      await Promise.all([postgres.kill(), redis.kill()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function makePostgres(folder: string, port: number): ServerProcess {
  const user = process.getuid?.() === 0 ? postgresUser() : undefined;
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'postgres');
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C.UTF-8'];
  execFileSync(program('initdb'), initdb, { stdio: 'ignore', cwd: '/', ...user });
  return new ServerProcess({
    file: program('postgres'),
    // A killed process loses nothing that the system has; only a power cut would.
    args: [
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      folder,
      '-c',
      'fsync=off',
      '-c',
      'listen_addresses=127.0.0.1',
    ],
    port,
    ...(user !== undefined && { user }),
  });
}

/** PostgreSQL refuses to run as root. */
function postgresUser() {
  const id = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function program(name: string): string {
  const found = installed(name);
  if (found === undefined)
    throw new Error(`${name} is not installed: these tests need PostgreSQL and Redis.`);
  return found;
}

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { signIn, type Client } from './client';
import { freePort } from './free-port';

/** Tests and benchmarks are started by npm, there. */
export const ROOT = resolve('.');

export interface Platform {
  readonly url: string;
  /** By login; only at the first start of a folder. */
  readonly passwords: ReadonlyMap<string, string>;
  readonly process: ChildProcess;
  /** Everything it has written so far. */
  readonly output: readonly string[];
  as(login: string): Promise<Client>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export function emptyDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'heddle-platform-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** What `npm start` starts, on any free port: real processes, a real database, real graders. */
export async function startPlatform(
  dataFolder: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Platform> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/platform.js')], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      HEDDLE_DATA_DIR: dataFolder,
      PORT: String(await freePort()),
      HEDDLE_WORKER_CONCURRENCY: '2',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const url = await new Promise<string>((ready, failed) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        output.push(line);
        const at = /^Heddle is ready at (\S+)/.exec(line)?.[1];
        // The passwords follow in the same write.
        if (at !== undefined) setTimeout(() => ready(at), 50);
      });
    }
    void exited.then(() =>
      failed(new Error(`The platform ended before it was ready:\n${output.join('\n')}`)),
    );
  });
  const passwords = new Map(
    output.flatMap((line) => {
      const match = /^ {2}(\S+) +(\S+) +(?:administrator|teacher|student)$/.exec(line);
      return match === null ? [] : [[match[1]!, match[2]!] as const];
    }),
  );
  return {
    url,
    passwords,
    process: child,
    output,
    as: (login) => signIn(url, login, passwords.get(login) ?? ''),
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await exited;
    },
  };
}

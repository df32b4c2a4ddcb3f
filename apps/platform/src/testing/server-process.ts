import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { descendantsOf } from './processes';

/** How a server is started; `user`: whom to run it as, for those that refuse root. */
export interface ServerCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly port: number;
  readonly user?: { readonly uid: number; readonly gid: number };
}

/** A real server of the test's own, which may be killed. */
export class ServerProcess {
  #child: ChildProcess | undefined;

  constructor(private readonly command: ServerCommand) {}

  async start(): Promise<void> {
    const { file, args, port, user } = this.command;
    const child = spawn(file, args, { stdio: 'ignore', cwd: '/', ...user });
    this.#child = child;
    while (!(await accepts(port))) {
      if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}.`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** As the machine would: it and every process of its, without a warning. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    for (const pid of [child.pid, ...descendantsOf(child.pid)]) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // it has ended with its parent
      }
    }
    await exited;
  }
}

async function accepts(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.end());
  });
}

/** Where a program is; undefined: not installed. */
export function installed(program: string): string | undefined {
  try {
    return execFileSync('sh', ['-c', `command -v ${program} || ls /usr/lib/postgresql/*/bin/${program}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .trim()
      .split('\n')
      .at(-1);
  } catch {
    return undefined;
  }
}

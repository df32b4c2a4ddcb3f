import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { MAX_LINE, MAX_OUTPUT } from '../protocol';
import type { GraderCommand } from './grader-command';
import { LineSplitter } from '../line-splitter';
import { killWithParent } from './kill-with-parent';
import { sacrificeFirst, weighSession } from './proc';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const STDERR_KEPT = 8 * 1024;

/** One grader: a process with three pipes, an empty environment and nothing else of ours. */
export class GraderProcess {
  /** Resolves when the process is gone, whatever took it. Never rejects. */
  readonly exited: Promise<Exit>;
  /** Said more than any grader of ours says: it is not to be believed any more, and was killed. */
  overflowed = false;
  /** Gets each line that the grader writes. */
  onLine: (line: string) => void = ignore;
  readonly #child: ChildProcessWithoutNullStreams;
  #stderr = '';

  /** @param maxOutput characters that it may write in its life */
  constructor(command: GraderCommand, maxOutput = MAX_OUTPUT) {
    // Its own session: an interrupt typed at the parent's terminal is the parent's to handle. When the parent is gone,
    // the grader notices that its input has ended.
    const child = spawn(command.file, command.args, {
      env: {},
      cwd: '/',
      detached: true,
      windowsHide: true,
      stdio: 'pipe',
    });
    this.#child = child;
    this.exited = new Promise((resolve) => {
      child.once('error', (error) => {
        this.#note(error.message);
        resolve({ code: null, signal: null });
      });
      child.once('close', (code, signal) => resolve({ code, signal }));
    });
    void this.exited.then(killWithParent(child));
    if (child.pid !== undefined) {
      sacrificeFirst(child.pid);
      weighSession(child.pid);
    }
    child.stdin.on('error', ignore); // it died before it read its job: `exited` says so
    child.stderr.setEncoding('utf8').on('data', (text: string) => this.#note(text));
    this.#readLines(new LineSplitter(MAX_LINE, maxOutput));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** The beginning of what it wrote to its error output: for a person to read, never to decide by. */
  get stderr(): string {
    return this.#stderr;
  }

  send(message: unknown): void {
    this.#child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #readLines(splitter: LineSplitter): void {
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (this.overflowed) return;
      const lines = splitter.push(text);
      if (lines === undefined) {
        this.overflowed = true;
        this.kill();
        return;
      }
      for (const line of lines) this.onLine(line);
    });
  }

  #note(text: string): void {
    if (this.#stderr.length < STDERR_KEPT) this.#stderr += text.slice(0, STDERR_KEPT - this.#stderr.length);
  }
}

export function ignore(): void {
  // Deliberately nothing.
}

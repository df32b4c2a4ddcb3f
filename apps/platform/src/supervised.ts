import { fork, type ChildProcess } from 'node:child_process';

export interface SupervisedOptions {
  readonly name: string;
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  readonly onMessage?: (message: unknown) => void;
  readonly onRestart: (name: string, how: string, inMs: number) => void;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** Who lived this long was not in a loop of crashes. */
const STABLE_MS = 60_000;

/** A process of ours that is started again when it dies. */
export class Supervised {
  #child: ChildProcess;
  #delay = FIRST_DELAY_MS;
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopping = false;

  constructor(private readonly options: SupervisedOptions) {
    this.#child = this.#start();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Asks it to finish what it does, and kills it when that takes too long. */
  async stop(patienceMs: number): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await exited;
    clearTimeout(impatience);
  }

  #start(): ChildProcess {
    const { script, env, onMessage } = this.options;
    this.#startedAt = performance.now();
    const child = fork(script, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    if (onMessage !== undefined) child.on('message', onMessage);
    child.on('exit', (code, signal) => this.#onExit(signal ?? `exit code ${String(code)}`));
    return child;
  }

  #onExit(how: string): void {
    if (this.#stopping) return;
    if (performance.now() - this.#startedAt > STABLE_MS) this.#delay = FIRST_DELAY_MS;
    const delay = this.#delay;
    this.#delay = Math.min(this.#delay * 2, LONGEST_DELAY_MS);
    this.#timer = setTimeout(() => (this.#child = this.#start()), delay);
    this.options.onRestart(this.options.name, how, delay);
  }
}

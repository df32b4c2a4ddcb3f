import type { Job, JobLanguage, JobResult } from '../job';
import { attempt, verdictOnDeath } from './attempt';
import type { Attempt, CompiledMessage, OnProgress } from './attempt';
import { Compilers } from './compilers';
import { compilerCommand, graderCommand } from './grader-command';
import type { GraderCommand } from './grader-command';
import { ignore } from './grader-process';
import { warmUp } from './warm-up';
import type { WarmGrader } from './warm-up';

export interface GraderPoolOptions {
  /** How many jobs run at a time, and how many graders are kept warm. */
  readonly size: number;
  /** The language of the first jobs; later the graders that are kept warm are of the last job's. */
  readonly language?: JobLanguage;
  /** Another grader program than those in dist/. */
  readonly entry?: string;
}

interface Waiting {
  readonly job: Job;
  readonly onProgress: OnProgress;
  readonly resolve: (result: JobResult) => void;
}

/**
 * Runs jobs in disposable processes, one process a job, first come first served. A job can end its process, never this
 * one. Call `close` when done: warm graders keep the parent's event loop alive.
 *
 * Throws `InstallationError` when something that graders need is not there.
 */
export class GraderPool {
  readonly #size: number;
  readonly #entry: string | undefined;
  readonly #compilers = new Compilers(compilerCommand());
  readonly #commands = new Map<JobLanguage, GraderCommand>();
  readonly #waiting: Waiting[] = [];
  readonly #warm: WarmGrader[] = [];
  readonly #running = new Set<WarmGrader>();
  /** What the next job is expected to be written in. */
  #language: JobLanguage;
  #busy = 0;
  #closed = false;

  constructor({ size, language = 'typescript', entry }: GraderPoolOptions) {
    if (!Number.isInteger(size) || size < 1)
      throw new RangeError(`A grader pool has at least one grader, not ${size}.`);
    this.#size = size;
    this.#entry = entry;
    this.#language = language;
    this.#replenish();
  }

  /** Never rejects: what went wrong is in the result. `onProgress` is called now and then while the job runs. */
  run(job: Job, onProgress: OnProgress = ignore): Promise<JobResult> {
    if (this.#closed) return Promise.resolve(CLOSED);
    return new Promise((resolve) => {
      this.#waiting.push({ job, onProgress, resolve });
      this.#dispatch();
    });
  }

  /** Resolves when every idle grader has finished warming up. */
  async warm(): Promise<void> {
    const compiler = this.#language === 'typescript' ? [this.#compilers.warm()] : [];
    await Promise.all([...compiler, ...this.#warm.map(({ ready }) => ready)]);
  }

  /** Kills every grader. Jobs that have not ended are answered with `failed`. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { resolve } of this.#waiting.splice(0)) resolve(CLOSED);
    const graders = [...this.#warm.splice(0), ...this.#running].map(({ grader }) => grader);
    for (const grader of graders) grader.kill();
    this.#compilers.close();
    await Promise.all(graders.map(({ exited }) => exited));
  }

  #dispatch(): void {
    while (this.#busy < this.#size) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#busy++;
      void this.#grade(next).then((result) => {
        this.#busy--;
        next.resolve(result);
        this.#replenish();
        this.#dispatch();
      });
    }
  }

  async #grade({ job, onProgress }: Waiting): Promise<JobResult> {
    const compilation = job.language === 'python' ? PYTHON : await this.#compilers.compile(job);
    if (this.#closed) return CLOSED;
    if (compilation.kind !== 'compiled') return compilation;
    const { compiled } = compilation;
    // A death of the process is charged to the job only when it happens twice: the first may have been the machine's.
    const first = await this.#attempt({ job, compiled }, onProgress);
    if (first.kind === 'result') return first.result;
    const second = await this.#attempt({ job, compiled }, onProgress);
    return second.kind === 'result' ? second.result : verdictOnDeath(second, job);
  }

  async #attempt(message: CompiledMessage, onProgress: OnProgress): Promise<Attempt> {
    if (this.#closed) return { kind: 'result', result: CLOSED };
    const warm = this.#take(message.job.language ?? 'typescript');
    this.#running.add(warm);
    const { grader, ready } = warm;
    const tried = (await ready) ? await attempt(grader, message, onProgress) : await neverReady(warm);
    grader.kill();
    this.#running.delete(warm);
    return tried.kind === 'died' ? this.#orClosed(tried) : tried;
  }

  #orClosed(died: Attempt): Attempt {
    return this.#closed ? { kind: 'result', result: CLOSED } : died;
  }

  /** A warm grader of a language, or a new one. Those of another language make room for more like this. */
  #take(language: JobLanguage): WarmGrader {
    this.#language = language;
    for (const other of this.#warm.filter((warm) => warm.language !== language)) {
      this.#forget(other);
      other.grader.kill();
    }
    return this.#warm.shift() ?? this.#start(language);
  }

  #start(language: JobLanguage): WarmGrader {
    const command = this.#commands.get(language) ?? graderCommand(language, this.#entry);
    this.#commands.set(language, command);
    return warmUp(language, command);
  }

  #replenish(): void {
    while (!this.#closed && this.#warm.length + this.#busy < this.#size) {
      const warm = this.#start(this.#language);
      this.#warm.push(warm);
      void warm.grader.exited.then(() => this.#forget(warm));
    }
  }

  /** It died idle. The next job starts its own, so that a grader that cannot start is not started in a loop. */
  #forget(warm: WarmGrader): void {
    const at = this.#warm.indexOf(warm);
    if (at >= 0) this.#warm.splice(at, 1);
  }
}

/** Its grader has the interpreter that instruments it. */
const PYTHON = { kind: 'compiled', compiled: undefined } as const;

const CLOSED: JobResult = { kind: 'failed', message: 'The grader pool was closed before the job ended.' };

async function neverReady({ grader }: WarmGrader): Promise<Attempt> {
  grader.kill();
  const { code, signal } = await grader.exited;
  const message = `A grader process could not start (${signal ?? `exit code ${String(code)}`}). Run \`npm run build\`, then look at the detail.`;
  return { kind: 'result', result: { kind: 'failed', message, detail: grader.stderr } };
}

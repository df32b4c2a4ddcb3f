import type { Job, JobLanguage, JobResult } from '../job';
import { attempt, verdictOnDeath } from './attempt';
import type { Attempt, CompiledMessage, OnProgress } from './attempt';
import { Compilers } from './compilers';
import { compilerCommand, graderCommand } from './grader-command';
import type { GraderCommand } from './grader-command';
import { ignore } from './grader-process';
import { orDead, warmUp } from './warm-up';
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
  /** Whose jobs may share a process with this one. */
  readonly author: object | undefined;
  readonly onProgress: OnProgress;
  readonly resolve: (result: JobResult) => void;
}

/**
 * Runs jobs in disposable processes, one process a job, first come first served. A job can end its process, never this
 * one. Call `close` when done: warm graders keep the parent's event loop alive.
 *
 * @throws {InstallationError} from the constructor, when something that graders need is not there
 */
export class GraderPool {
  readonly #size: number;
  readonly #compilers = new Compilers(compilerCommand());
  readonly #commands: Readonly<Record<JobLanguage, GraderCommand>>;
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
    this.#commands = {
      typescript: graderCommand('typescript', entry),
      python: graderCommand('python', entry),
    };
    this.#language = language;
    this.#replenish();
  }

  /** Never rejects: what went wrong is in the result. `onProgress` is called now and then while the job runs. */
  run(job: Job, onProgress?: OnProgress): Promise<JobResult> {
    return this.#enqueue(job, undefined, onProgress);
  }

  /**
   * For many jobs of one author, such as all solutions of an exercise: a grader does one after the other, each in realms
   * of its own. What one of them leaves behind can harm its author's other jobs only; and a job that does not come to a
   * proper end in a used grader is done again in a new one.
   */
  forAuthor(): Pick<GraderPool, 'run'> {
    const author = {};
    return { run: (job, onProgress) => this.#enqueue(job, author, onProgress) };
  }

  #enqueue(job: Job, author?: object, onProgress: OnProgress = ignore): Promise<JobResult> {
    if (this.#closed) return Promise.resolve(CLOSED);
    return new Promise((resolve) => {
      this.#waiting.push({ job, author, onProgress, resolve });
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

  async #grade({ job, author, onProgress }: Waiting): Promise<JobResult> {
    const compilation = job.language === 'python' ? PYTHON : await this.#compilers.compile(job);
    if (this.#closed) return CLOSED;
    if (compilation.kind !== 'compiled') return compilation;
    const message = { job, compiled: compilation.compiled, more: author !== undefined };
    const used = this.#takeUsed(message.job, author);
    if (used !== undefined) {
      const tried = await this.#attempt(used, message, author, onProgress);
      if (endedWell(tried)) return tried.result;
    }
    // A death of the process is charged to the job only when it happens twice: the first may have been the machine's.
    const first = await this.#attempt(this.#takeNew(job), message, author, onProgress);
    if (first.kind === 'result') return first.result;
    const second = await this.#attempt(this.#takeNew(job), message, author, onProgress);
    return second.kind === 'result' ? second.result : verdictOnDeath(second, job);
  }

  async #attempt(
    warm: WarmGrader,
    message: CompiledMessage,
    author: object | undefined,
    onProgress: OnProgress,
  ): Promise<Attempt> {
    const { grader, ready, language } = warm;
    if (this.#closed) {
      grader.kill();
      return { kind: 'result', result: CLOSED };
    }
    this.#running.add(warm);
    const tried = (await ready) ? await attempt(grader, message, onProgress) : await neverReady(warm);
    this.#running.delete(warm);
    if (author !== undefined && endedWell(tried) && tried.again !== undefined)
      this.#keep({ language, grader, author, ready: orDead(grader, tried.again) });
    else grader.kill();
    return tried.kind === 'died' ? this.#orClosed(tried) : tried;
  }

  #orClosed(died: Attempt): Attempt {
    return this.#closed ? { kind: 'result', result: CLOSED } : died;
  }

  /** One that has done jobs of this author. */
  #takeUsed({ language = 'typescript' }: Job, author: object | undefined): WarmGrader | undefined {
    if (author === undefined) return undefined;
    const used = this.#warm.find((warm) => warm.author === author && warm.language === language);
    if (used !== undefined) this.#forget(used);
    return used;
  }

  /** One that has done no job yet. Those of another language, and used ones, make room for more like this. */
  #takeNew({ language = 'typescript' }: Job): WarmGrader {
    this.#language = language;
    for (const other of this.#warm.filter(
      (warm) => warm.language !== language || warm.author !== undefined,
    )) {
      this.#forget(other);
      other.grader.kill();
    }
    return this.#warm.shift() ?? this.#start(language);
  }

  #start(language: JobLanguage): WarmGrader {
    return warmUp(language, this.#commands[language]);
  }

  #replenish(): void {
    while (!this.#closed && this.#warm.length + this.#busy < this.#size) {
      this.#keep(this.#start(this.#language));
    }
  }

  #keep(warm: WarmGrader): void {
    this.#warm.push(warm);
    void warm.grader.exited.then(() => this.#forget(warm));
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

/** Nothing of what the process did before can have had a part in this. */
function endedWell(tried: Attempt): tried is Extract<Attempt, { kind: 'result' }> {
  return tried.kind === 'result' && tried.result.kind !== 'limit' && tried.result.kind !== 'failed';
}

async function neverReady({ grader }: WarmGrader): Promise<Attempt> {
  grader.kill();
  const { code, signal } = await grader.exited;
  const message = `A grader process could not start (${signal ?? `exit code ${String(code)}`}). Run \`npm run build\`, then look at the detail.`;
  return { kind: 'result', result: { kind: 'failed', message, detail: grader.stderr } };
}

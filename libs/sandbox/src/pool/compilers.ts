import type { CompiledJob } from '../compiler/compile-job';
import type { Job, JobResult } from '../job';
import type { CompileMessage, CompilerAnswer } from '../protocol';
import { limitReached, nothing, parse, verdictOnDeath } from './attempt';
import { Fence } from './fence';
import type { GraderCommand } from './grader-command';
import type { Exit, GraderProcess } from './grader-process';
import { warmUp } from './warm-up';

/** What came of a job's sources: programs, or what the job comes to without them. */
export type Compilation =
  | { readonly kind: 'compiled'; readonly compiled: CompiledJob }
  | Extract<JobResult, { kind: 'rejected' | 'limit' | 'failed' }>;

/**
 * The processes that instrument TypeScript. They only read the sources, so one of them serves many jobs: making a
 * front-end quick takes a second of processor time, four times as much as everything else about a grader's start.
 * There are as many as jobs ask for at a time.
 */
export class Compilers {
  readonly #idle: Compiler[] = [];
  readonly #alive = new Set<Compiler>();
  #closed = false;

  constructor(private readonly command: GraderCommand) {}

  /** Resolves when one has its front-end loaded. */
  async warm(): Promise<void> {
    if (this.#alive.size === 0) this.#idle.push(this.#start());
    await Promise.race([...this.#alive].map(({ ready }) => ready));
  }

  /** Never rejects. */
  async compile(job: Job): Promise<Compilation> {
    const first = await this.#compile(job, this.#idle.pop() ?? this.#start());
    if (first.kind !== 'died') return first;
    if (this.#closed) return CLOSED;
    // Something of an earlier job's, or of the machine's, may have ended it.
    const second = await this.#compile(job, this.#start());
    return second.kind === 'died' ? verdictOnDeath({ ...second, soFar: nothing() }, job) : second;
  }

  /** Kills them all; what is being compiled is answered with `failed`. */
  close(): void {
    this.#closed = true;
    for (const compiler of this.#alive) compiler.process.kill();
  }

  async #compile(job: Job, compiler: Compiler): Promise<Compilation | Died> {
    const compilation = await compiler.compile(job);
    if (compiler.lives) this.#idle.push(compiler);
    return compilation;
  }

  #start(): Compiler {
    const compiler = new Compiler(this.command);
    this.#alive.add(compiler);
    void compiler.process.exited.then(() => {
      this.#alive.delete(compiler);
      const at = this.#idle.indexOf(compiler);
      if (at >= 0) this.#idle.splice(at, 1);
    });
    return compiler;
  }
}

interface Died {
  readonly kind: 'died';
  readonly how: Exit;
  readonly stderr: string;
}

/** One process, one job at a time. */
class Compiler {
  readonly process: GraderProcess;
  lives = true;
  /** It has its front-end loaded, or it is gone. */
  readonly ready: Promise<unknown>;
  #used = false;

  constructor(command: GraderCommand) {
    const { grader, ready } = warmUp('typescript', command, Infinity);
    this.process = grader;
    this.ready = ready;
  }

  async compile(job: Job): Promise<Compilation | Died> {
    const { process } = this;
    await this.ready; // loading the front-end is no job's time
    const answered = new Promise<CompilerAnswer | undefined>((resolve) => {
      process.onLine = (line) => resolve(parse(line, KINDS) as CompilerAnswer | undefined);
    });
    const fence = new Fence(process, job);
    const { submission, harness } = job;
    process.send({ submission, ...(harness !== undefined && { harness }) } satisfies CompileMessage);
    const end = await Promise.race([answered.then((message) => ({ message })), process.exited]);
    fence.remove();
    const used = this.#used;
    this.#used = true;
    if ('message' in end && end.message !== undefined) return end.message;
    this.lives = false;
    process.kill();
    if ('message' in end) return NOT_A_MESSAGE;
    // Part of what a used one has in memory is of jobs before this.
    if (fence.hit !== undefined && !(used && fence.hit === 'memory-limit'))
      return limitReached(fence.hit, nothing(), job);
    return process.overflowed ? TOO_LOUD : { kind: 'died', how: end, stderr: process.stderr };
  }
}

const CLOSED: Compilation = { kind: 'failed', message: 'The compilers were closed before the job ended.' };

const KINDS = ['compiled', 'rejected'];

const NOT_A_MESSAGE: Compilation = {
  kind: 'failed',
  message: 'The compiler wrote something that is not a message of its protocol.',
};

const TOO_LOUD: Compilation = {
  kind: 'failed',
  message: 'The compiler wrote more than its protocol allows.',
};

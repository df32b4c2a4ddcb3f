// "A pool runs jobs on threads, so each job gets its thread."
// Then nothing limits how many run at the same time: a pool of one runs two.
import { Event, Lock, RuntimeError, Thread } from 'heddle/threading';

class Result<T> {
  private readonly ended = new Event();
  private outcome!: () => T;

  /** Runs the job, and keeps what comes of it. */
  run(job: () => T): void {
    try {
      const value = job();
      this.outcome = () => value;
    } catch (error) {
      this.outcome = () => {
        throw error;
      };
    }
    this.ended.set();
  }

  get(): T {
    this.ended.wait();
    return this.outcome();
  }
}

export class Pool {
  private readonly threads: Thread[] = [];
  private readonly lock = new Lock();
  private closed = false;

  constructor(readonly size: number) {}

  submit<T>(job: () => T): Result<T> {
    return this.lock.run(() => {
      if (this.closed) throw new RuntimeError('the pool is closed');
      const result = new Result<T>();
      const thread = new Thread(() => result.run(job));
      this.threads.push(thread);
      thread.start();
      return result;
    });
  }

  close(): void {
    this.lock.run(() => {
      this.closed = true;
    });
  }

  join(): void {
    if (!this.lock.run(() => this.closed)) throw new RuntimeError('the pool is not closed');
    for (const thread of this.threads) thread.join();
  }
}

export function runAll<T>(size: number, jobs: (() => T)[]): T[] {
  const pool = new Pool(size);
  const results = jobs.map((job) => pool.submit(job));
  pool.close();
  pool.join();
  return results.map((result) => result.get());
}

// "A worker that was woken and finds no job is at the end of its work."
// Another worker may have taken the job first. This one ends nevertheless, and the pool has a worker less.
import { Condition, Event, RuntimeError, Thread } from 'heddle/threading';

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
  private readonly tasks: (() => void)[] = [];
  private readonly workers: Thread[] = [];
  private readonly changed = new Condition();
  private closed = false;

  constructor(size: number) {
    for (let i = 1; i <= size; i++) {
      const worker = new Thread({ name: `worker ${i}`, target: () => this.work() });
      this.workers.push(worker);
      worker.start();
    }
  }

  submit<T>(job: () => T): Result<T> {
    return this.changed.run(() => {
      if (this.closed) throw new RuntimeError('the pool is closed');
      const result = new Result<T>();
      this.tasks.push(() => result.run(job));
      this.changed.notify();
      return result;
    });
  }

  close(): void {
    this.changed.run(() => {
      this.closed = true;
      this.changed.notifyAll();
    });
  }

  join(): void {
    if (!this.changed.run(() => this.closed)) throw new RuntimeError('the pool is not closed');
    for (const worker of this.workers) worker.join();
  }

  private next(): (() => void) | undefined {
    return this.changed.run(() => {
      if (this.tasks.length === 0 && !this.closed) this.changed.wait();
      return this.tasks.shift();
    });
  }

  private work(): void {
    for (let task = this.next(); task !== undefined; task = this.next()) task();
  }
}

export function runAll<T>(size: number, jobs: (() => T)[]): T[] {
  const pool = new Pool(size);
  const results = jobs.map((job) => pool.submit(job));
  pool.close();
  pool.join();
  return results.map((result) => result.get());
}

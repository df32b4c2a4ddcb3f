// "The pool has two places, so I hand in two jobs at a time."
// The pool is right, but behind a slow job a place stays empty until the whole batch is done.
import { Queue } from 'heddle/queue';
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

  wait(): void {
    this.ended.wait();
  }

  get(): T {
    this.wait();
    return this.outcome();
  }
}

type Task = (() => void) | 'end';

export class Pool {
  private readonly tasks = new Queue<Task>();
  private readonly workers: Thread[] = [];
  private readonly lock = new Lock();
  private closed = false;

  constructor(size: number) {
    for (let i = 1; i <= size; i++) {
      const worker = new Thread({ name: `worker ${i}`, target: () => this.work() });
      this.workers.push(worker);
      worker.start();
    }
  }

  submit<T>(job: () => T): Result<T> {
    return this.lock.run(() => {
      if (this.closed) throw new RuntimeError('the pool is closed');
      const result = new Result<T>();
      this.tasks.put(() => result.run(job));
      return result;
    });
  }

  close(): void {
    this.lock.run(() => {
      if (this.closed) return;
      this.closed = true;
      for (let i = 0; i < this.workers.length; i++) this.tasks.put('end');
    });
  }

  join(): void {
    if (!this.lock.run(() => this.closed)) throw new RuntimeError('the pool is not closed');
    for (const worker of this.workers) worker.join();
  }

  private work(): void {
    for (;;) {
      const task = this.tasks.get();
      if (task === 'end') return;
      task();
    }
  }
}

export function runAll<T>(size: number, jobs: (() => T)[]): T[] {
  const pool = new Pool(size);
  const results: Result<T>[] = [];
  for (let i = 0; i < jobs.length; i += size) {
    const batch = jobs.slice(i, i + size).map((job) => pool.submit(job));
    for (const result of batch) result.wait();
    results.push(...batch);
  }
  pool.close();
  pool.join();
  return results.map((result) => result.get());
}

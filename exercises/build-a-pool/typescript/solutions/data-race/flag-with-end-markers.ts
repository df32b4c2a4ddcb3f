// "The flag is only a boolean, and it is set only once, so it needs no lock."
// Between the look at it and the put another thread closes the pool: the job comes after the end markers and never runs.
import { Queue } from 'heddle/queue';
import { Event, RuntimeError, Thread } from 'heddle/threading';

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

type Task = (() => void) | 'end';

export class Pool {
  private readonly tasks = new Queue<Task>();
  private readonly workers: Thread[] = [];
  private closed = false;

  constructor(size: number) {
    for (let i = 1; i <= size; i++) {
      const worker = new Thread({ name: `worker ${i}`, target: () => this.work() });
      this.workers.push(worker);
      worker.start();
    }
  }

  submit<T>(job: () => T): Result<T> {
    if (this.closed) throw new RuntimeError('the pool is closed');
    const result = new Result<T>();
    this.tasks.put(() => result.run(job));
    return result;
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    for (let i = 0; i < this.workers.length; i++) this.tasks.put('end');
  }

  join(): void {
    if (!this.closed) throw new RuntimeError('the pool is not closed');
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
  const results = jobs.map((job) => pool.submit(job));
  pool.close();
  pool.join();
  return results.map((result) => result.get());
}

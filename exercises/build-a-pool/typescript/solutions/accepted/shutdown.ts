import { Queue, ShutDown } from 'heddle/queue';
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

export class Pool {
  private readonly tasks = new Queue<() => void>();
  private readonly workers: Thread[] = [];
  private readonly closed = new Event();

  constructor(size: number) {
    for (let i = 1; i <= size; i++) {
      const worker = new Thread({ name: `worker ${i}`, target: () => this.work() });
      this.workers.push(worker);
      worker.start();
    }
  }

  submit<T>(job: () => T): Result<T> {
    const result = new Result<T>();
    this.tasks.put(() => result.run(job)); // throws ShutDown when the pool is closed
    return result;
  }

  close(): void {
    this.tasks.shutdown();
    this.closed.set();
  }

  join(): void {
    if (!this.closed.isSet()) throw new RuntimeError('the pool is not closed');
    for (const worker of this.workers) worker.join();
  }

  private work(): void {
    for (;;) {
      let task: () => void;
      try {
        task = this.tasks.get();
      } catch (error) {
        if (error instanceof ShutDown) return;
        throw error;
      }
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

// "There is one queue, and it stands at the top of the file."
// So all pools have the same one, and one takes the other's end markers.
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

  get(): T {
    this.ended.wait();
    return this.outcome();
  }
}

type Task = (() => void) | 'end';

const tasks = new Queue<Task>();

export class Pool {
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
      tasks.put(() => result.run(job));
      return result;
    });
  }

  close(): void {
    this.lock.run(() => {
      if (this.closed) return;
      this.closed = true;
      for (let i = 0; i < this.workers.length; i++) tasks.put('end');
    });
  }

  join(): void {
    if (!this.lock.run(() => this.closed)) throw new RuntimeError('the pool is not closed');
    for (const worker of this.workers) worker.join();
  }

  private work(): void {
    for (;;) {
      const task = tasks.get();
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

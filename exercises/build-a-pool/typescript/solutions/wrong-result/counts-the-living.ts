// "When the last worker has signed off, all of them have ended."
// It signs off while it still runs: it has yet to leave the lock and to end. Only join waits for that.
import { Queue } from 'heddle/queue';
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

type Task = (() => void) | 'end';

export class Pool {
  private readonly tasks = new Queue<Task>();
  private readonly workers: Thread[] = [];
  private readonly lock = new Condition();
  private closed = false;
  private alive = 0;

  constructor(size: number) {
    this.alive = size;
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
    this.lock.run(() => {
      if (!this.closed) throw new RuntimeError('the pool is not closed');
      while (this.alive > 0) this.lock.wait();
    });
  }

  private work(): void {
    for (;;) {
      const task = this.tasks.get();
      if (task === 'end') break;
      task();
    }
    this.lock.run(() => {
      this.alive--;
      this.lock.notifyAll();
    });
  }
}

export function runAll<T>(size: number, jobs: (() => T)[]): T[] {
  const pool = new Pool(size);
  const results = jobs.map((job) => pool.submit(job));
  pool.close();
  pool.join();
  return results.map((result) => result.get());
}

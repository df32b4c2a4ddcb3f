// "Two at a time: take two jobs, wait for both, take the next two."
// When one of the two is through, its place stays empty until the other one is, too.
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

export class Pool {
  private readonly tasks = new Queue<Task>();
  private readonly dispatcher = new Thread({ name: 'dispatcher', target: () => this.dispatch() });
  private readonly lock = new Lock();
  private closed = false;

  constructor(private readonly size: number) {
    this.dispatcher.start();
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
      if (!this.closed) this.tasks.put('end');
      this.closed = true;
    });
  }

  join(): void {
    if (!this.lock.run(() => this.closed)) throw new RuntimeError('the pool is not closed');
    this.dispatcher.join();
  }

  private dispatch(): void {
    for (;;) {
      const batch: Thread[] = [];
      let task = this.tasks.get();
      while (task !== 'end') {
        batch.push(new Thread(task));
        if (batch.length === this.size || this.tasks.empty()) break;
        task = this.tasks.get();
      }
      for (const thread of batch) thread.start();
      for (const thread of batch) thread.join();
      if (task === 'end') return;
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

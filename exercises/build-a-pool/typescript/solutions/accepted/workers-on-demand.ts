import { Event, RLock, RuntimeError, Thread } from 'heddle/threading';

interface Result<T> {
  get(): T;
}

/** No worker waits: one is started when there is a job and room for it, and ends when it finds none. */
export class Pool {
  private readonly lock = new RLock();
  private readonly waiting: (() => void)[] = [];
  private readonly workers = new Set<Thread>();
  private active = 0;
  private closed = false;

  constructor(private readonly size: number) {}

  submit<T>(job: () => T): Result<T> {
    const ended = new Event();
    let value: T;
    let error: unknown;
    let failed = false;
    this.lock.run(() => {
      if (this.closed) throw new RuntimeError('the pool is closed');
      this.waiting.push(() => {
        try {
          value = job();
        } catch (thrown) {
          failed = true;
          error = thrown;
        }
        ended.set();
      });
      if (this.active < this.size) this.hire();
    });
    return {
      get() {
        ended.wait();
        if (failed) throw error;
        return value;
      },
    };
  }

  private hire(): void {
    this.lock.run(() => {
      this.active++;
      const worker = new Thread(() => this.work());
      this.workers.add(worker);
      worker.start();
    });
  }

  private work(): void {
    for (;;) {
      const job = this.lock.run(() => {
        const next = this.waiting.shift();
        if (next === undefined) this.active--;
        return next;
      });
      if (job === undefined) return;
      job();
    }
  }

  close(): void {
    this.lock.run(() => (this.closed = true));
  }

  join(): void {
    if (!this.lock.run(() => this.closed)) throw new RuntimeError('close() comes before join()');
    for (const worker of this.lock.run(() => [...this.workers])) worker.join();
  }
}

export function runAll<T>(size: number, jobs: (() => T)[]): T[] {
  const pool = new Pool(size);
  const results = jobs.map((job) => pool.submit(job));
  pool.close();
  pool.join();
  return results.map((result) => result.get());
}

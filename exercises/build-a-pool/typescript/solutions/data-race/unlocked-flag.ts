// "The flag is only a boolean, and it is set only once, so it needs no lock."
// Nothing orders the thread that reads it in submit with the one that sets it in close.
import { RuntimeError, Semaphore, Thread } from 'heddle/threading';

/** Every job has its thread, but only as many as there are permits may work. */
class Job<T> extends Thread {
  private value?: T;
  private failure?: { error: unknown };

  constructor(
    private readonly permits: Semaphore,
    private readonly action: () => T,
  ) {
    super();
  }

  override run(): void {
    this.permits.acquire();
    try {
      this.value = this.action();
    } catch (error) {
      this.failure = { error };
    } finally {
      this.permits.release();
    }
  }

  get(): T {
    this.join();
    if (this.failure) throw this.failure.error;
    return this.value as T;
  }
}

export class Pool {
  private readonly permits: Semaphore;
  private jobs: Thread[] = [];
  private open = true;

  constructor(size: number) {
    this.permits = new Semaphore(size);
  }

  submit<T>(action: () => T): Job<T> {
    if (!this.open) throw new RuntimeError('the pool is closed');
    const job = new Job(this.permits, action);
    this.jobs.push(job);
    job.start();
    return job;
  }

  close(): void {
    this.open = false;
  }

  join(): void {
    if (this.open) throw new RuntimeError('the pool is open');
    for (const job of this.jobs) job.join();
  }
}

export function runAll<T>(size: number, jobs: (() => T)[]): T[] {
  const pool = new Pool(size);
  try {
    return jobs.map((job) => pool.submit(job)).map((job) => job.get());
  } finally {
    pool.close();
    pool.join();
  }
}

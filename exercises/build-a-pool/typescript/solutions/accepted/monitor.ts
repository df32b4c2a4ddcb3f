import { Condition, RuntimeError, Thread } from 'heddle/threading';

type State<T> = { kind: 'waiting' } | { kind: 'returned'; value: T } | { kind: 'threw'; error: unknown };

class Job<T> {
  private state: State<T> = { kind: 'waiting' };
  private readonly settled = new Condition();

  constructor(private readonly action: () => T) {}

  run(): void {
    let state: State<T>;
    try {
      state = { kind: 'returned', value: this.action() };
    } catch (error) {
      state = { kind: 'threw', error };
    }
    this.settled.acquire();
    this.state = state;
    this.settled.notifyAll();
    this.settled.release();
  }

  get(): T {
    this.settled.acquire();
    try {
      while (this.state.kind === 'waiting') this.settled.wait();
      if (this.state.kind === 'threw') throw this.state.error;
      return this.state.value;
    } finally {
      this.settled.release();
    }
  }
}

export class Pool {
  readonly #jobs: Job<unknown>[] = [];
  readonly #workers: Thread[] = [];
  /** Guards the jobs and the flag; notified when there is a new job, or none will come any more. */
  readonly #changed = new Condition();
  #closed = false;

  constructor(size: number) {
    while (this.#workers.length < size) this.#workers.push(new Thread(() => this.#work()));
    for (const worker of this.#workers) worker.start();
  }

  submit<T>(action: () => T): Job<T> {
    const job = new Job(action);
    this.#changed.acquire();
    try {
      if (this.#closed) throw new RuntimeError('submit() after close()');
      this.#jobs.push(job);
      this.#changed.notify();
    } finally {
      this.#changed.release();
    }
    return job;
  }

  close(): void {
    this.#changed.acquire();
    this.#closed = true;
    this.#changed.notifyAll();
    this.#changed.release();
  }

  join(): void {
    this.#changed.acquire();
    const closed = this.#closed;
    this.#changed.release();
    if (!closed) throw new RuntimeError('join() before close()');
    for (const worker of this.#workers) worker.join();
  }

  #next(): Job<unknown> | undefined {
    this.#changed.acquire();
    try {
      while (this.#jobs.length === 0 && !this.#closed) this.#changed.wait();
      return this.#jobs.shift();
    } finally {
      this.#changed.release();
    }
  }

  #work(): void {
    for (let job = this.#next(); job !== undefined; job = this.#next()) job.run();
  }
}

export function runAll<T>(size: number, jobs: (() => T)[]): T[] {
  const pool = new Pool(size);
  const submitted: Job<T>[] = [];
  for (const job of jobs) submitted.push(pool.submit(job));
  pool.close();
  pool.join();
  return submitted.map((job) => job.get());
}

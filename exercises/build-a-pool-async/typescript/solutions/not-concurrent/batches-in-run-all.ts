// "The pool has two places, so I hand in two jobs at a time."
// The pool is right, but behind a slow job a place stays empty until the whole batch is done.

/** Permits that are handed on: who ends gives his to the one that has waited for longest. */
class Semaphore {
  private readonly waiting: (() => void)[] = [];

  constructor(private permits: number) {}

  async acquire(): Promise<void> {
    if (this.permits > 0) {
      this.permits -= 1;
      return;
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  release(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.permits += 1;
  }
}

export class Pool {
  private readonly permits: Semaphore;
  private readonly jobs = new Set<Promise<unknown>>();

  constructor(size: number) {
    this.permits = new Semaphore(size);
  }

  submit<T>(job: () => Promise<T>): Promise<T> {
    const result = this.run(job);
    const settled = result.then(
      () => {},
      () => {},
    );
    this.jobs.add(settled);
    void settled.then(() => this.jobs.delete(settled));
    return result;
  }

  async idle(): Promise<void> {
    while (this.jobs.size > 0) await Promise.all(this.jobs);
  }

  private async run<T>(job: () => Promise<T>): Promise<T> {
    await this.permits.acquire();
    try {
      return await job();
    } finally {
      this.permits.release();
    }
  }
}

export async function runAll<T>(size: number, jobs: (() => Promise<T>)[]): Promise<T[]> {
  const pool = new Pool(size);
  const outcomes: PromiseSettledResult<T>[] = [];
  for (let i = 0; i < jobs.length; i += size) {
    const batch = jobs.slice(i, i + size);
    outcomes.push(...(await Promise.allSettled(batch.map((job) => pool.submit(job)))));
  }
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

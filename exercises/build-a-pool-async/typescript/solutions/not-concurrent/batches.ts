// "Two, then two more: never more than two."
// Behind a slow job a place stays empty until the whole batch is done.
export class Pool {
  private batch: Promise<unknown>[] = [];
  private last: Promise<unknown> = Promise.resolve();
  private left = 0;

  constructor(private readonly size: number) {}

  submit<T>(job: () => Promise<T>): Promise<T> {
    if (this.left === 0) {
      this.last = Promise.allSettled(this.batch);
      this.batch = [];
      this.left = this.size;
    }
    this.left -= 1;
    const result = this.last.then(() => job());
    this.batch.push(result);
    return result;
  }

  async idle(): Promise<void> {
    await this.last;
    await Promise.allSettled(this.batch);
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

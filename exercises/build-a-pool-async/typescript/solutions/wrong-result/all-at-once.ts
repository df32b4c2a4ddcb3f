// "A counter that is looked at is a limit."
// Nobody looks at it: every job is called in the moment in which it is submitted.
export class Pool {
  private readonly jobs = new Set<Promise<unknown>>();

  constructor(readonly size: number) {}

  submit<T>(job: () => Promise<T>): Promise<T> {
    const result = (async () => job())();
    const settled: Promise<unknown> = result.catch(() => {}).then(() => this.jobs.delete(settled));
    this.jobs.add(settled);
    return result;
  }

  async idle(): Promise<void> {
    while (this.jobs.size > 0) await Promise.all(this.jobs);
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

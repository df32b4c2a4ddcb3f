// "When one has ended there is a place for me."
// All who wait are woken by the same one, and each of them takes the place: the look has to be repeated.
export class Pool {
  private readonly under = new Set<Promise<unknown>>();
  private submitted = 0;
  private watchers: (() => void)[] = [];

  constructor(private readonly size: number) {}

  async submit<T>(job: () => Promise<T>): Promise<T> {
    this.submitted += 1;
    if (this.under.size >= this.size) await Promise.race(this.under);
    const result = (async () => job())();
    const settled: Promise<unknown> = result.catch(() => {}).then(() => this.under.delete(settled));
    this.under.add(settled);
    try {
      return await result;
    } finally {
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

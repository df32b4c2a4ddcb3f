export class Pool {
  private running = 0;

  constructor(readonly size: number) {}

  async submit<T>(job: () => Promise<T>): Promise<T> {
    this.running += 1;
    try {
      return await job();
    } finally {
      this.running -= 1;
    }
  }

  async idle(): Promise<void> {
    while (this.running > 0) await new Promise((resolve) => setTimeout(resolve, 10));
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

/** As many asynchronous workers as the size; each takes the next job when it is done with the last. */
export class Pool {
  private readonly jobs: (() => Promise<void>)[] = [];
  private readonly workers = new Set<Promise<void>>();

  constructor(private readonly size: number) {}

  submit<T>(job: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.jobs.push(async () => {
        try {
          resolve(await job());
        } catch (error) {
          reject(error);
        }
      });
      if (this.workers.size < this.size) {
        const worker: Promise<void> = this.work().finally(() => this.workers.delete(worker));
        this.workers.add(worker);
      }
    });
  }

  async idle(): Promise<void> {
    while (this.workers.size > 0) await Promise.all(this.workers);
  }

  private async work(): Promise<void> {
    await null; // so that the worker is among the workers before its first job begins
    for (let job = this.jobs.shift(); job; job = this.jobs.shift()) await job();
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

// "`Promise.all` waits for all of them."
// At the first failure it does not: the other jobs are still under way, and which failure comes first is chance.
export class Pool {
  private under = 0;
  private readonly waiting: (() => Promise<void>)[] = [];
  private watchers: (() => void)[] = [];

  constructor(private readonly size: number) {}

  submit<T>(job: () => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.waiting.push(async () => {
      try {
        resolve(await job());
      } catch (error) {
        reject(error);
      }
    });
    this.start();
    return promise;
  }

  async idle(): Promise<void> {
    if (this.under + this.waiting.length === 0) return;
    await new Promise<void>((resolve) => this.watchers.push(resolve));
  }

  private start(): void {
    while (this.under < this.size && this.waiting.length > 0) {
      const next = this.waiting.shift()!;
      this.under += 1;
      void next().then(() => this.ended());
    }
  }

  private ended(): void {
    this.under -= 1;
    this.start();
    if (this.under === 0) {
      for (const tell of this.watchers.splice(0)) tell();
    }
  }
}

export function runAll<T>(size: number, jobs: (() => Promise<T>)[]): Promise<T[]> {
  const pool = new Pool(size);
  return Promise.all(jobs.map((job) => pool.submit(job)));
}

/** Counts those who have been accepted and have not ended; the last one to leave says that the house is empty. */
export class Server {
  private readonly empty = Promise.withResolvers<void>();
  private readonly down = Promise.withResolvers<void>();
  private readonly waiting: (() => void)[] = [];
  private open = true;
  private inside = 0;

  constructor(
    private readonly handler: (request: string) => Promise<string>,
    private readonly database: { close(): Promise<void> },
    private readonly limit: number,
  ) {}

  async handle(request: string): Promise<string> {
    if (!this.open) throw new Error('closed');
    this.inside += 1;
    if (this.inside > this.limit) await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await this.handler(request);
    } finally {
      this.inside -= 1;
      this.waiting.shift()?.();
      if (!this.open && this.inside === 0) this.empty.resolve();
    }
  }

  async shutdown(): Promise<void> {
    if (this.open) {
      this.open = false;
      if (this.inside > 0) await this.empty.promise;
      this.down.resolve(this.database.close());
    }
    await this.down.promise;
  }
}

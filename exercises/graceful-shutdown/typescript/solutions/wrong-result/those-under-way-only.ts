// "I wait for all that are under way."
// Those who wait for their turn have been accepted, too. When it comes, the database is closed.
export class Server {
  private readonly underWay = new Set<Promise<string>>();
  private readonly waiting: (() => void)[] = [];
  private down: Promise<void> | undefined;

  constructor(
    private readonly handler: (request: string) => Promise<string>,
    private readonly database: { close(): Promise<void> },
    private readonly limit: number,
  ) {}

  async handle(request: string): Promise<string> {
    if (this.down) throw new Error('closed');
    while (this.underWay.size === this.limit)
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    const answer = this.ask(request);
    this.underWay.add(answer);
    try {
      return await answer;
    } finally {
      this.underWay.delete(answer);
      this.waiting.shift()?.();
    }
  }

  shutdown(): Promise<void> {
    return (this.down ??= Promise.allSettled(this.underWay).then(() => this.database.close()));
  }

  private async ask(request: string): Promise<string> {
    return this.handler(request);
  }
}

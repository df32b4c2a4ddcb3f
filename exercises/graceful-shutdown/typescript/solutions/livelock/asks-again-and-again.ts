// "As long as somebody is there, I let the others go on and look again."
// An await of nothing lets only jobs go on: no answer of the database is ever heard.
export class Server {
  private readonly waiting: (() => void)[] = [];
  private underWay = 0;
  private down: Promise<void> | undefined;

  constructor(
    private readonly handler: (request: string) => Promise<string>,
    private readonly database: { close(): Promise<void> },
    private readonly limit: number,
  ) {}

  async handle(request: string): Promise<string> {
    if (this.down) throw new Error('closed');
    if (this.underWay < this.limit) this.underWay++;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await this.handler(request);
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.underWay--;
    }
  }

  shutdown(): Promise<void> {
    return (this.down ??= this.finish());
  }

  private async finish(): Promise<void> {
    while (this.underWay > 0) await Promise.resolve();
    await this.database.close();
  }
}

// "The last one to leave tells me that the house is empty."
// If it is empty already, nobody leaves, and nobody tells.
export class Server {
  private readonly waiting: (() => void)[] = [];
  private readonly empty = Promise.withResolvers<void>();
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
      else if (--this.underWay === 0 && this.down) this.empty.resolve();
    }
  }

  shutdown(): Promise<void> {
    this.down ??= this.empty.promise.then(() => this.database.close());
    return this.down;
  }
}

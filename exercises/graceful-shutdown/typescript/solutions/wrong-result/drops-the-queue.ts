// "Closing means that what has not begun does not begin any more."
// That is how one stops at once. Who waited for his turn had been accepted.
export class Server {
  private readonly waiting: { begin(): void; refuse(error: Error): void }[] = [];
  private underWay = 0;
  private readonly empty = Promise.withResolvers<void>();
  private down: Promise<void> | undefined;

  constructor(
    private readonly handler: (request: string) => Promise<string>,
    private readonly database: { close(): Promise<void> },
    private readonly limit: number,
  ) {}

  async handle(request: string): Promise<string> {
    if (this.down) throw new Error('closed');
    if (this.underWay < this.limit) this.underWay++;
    else await new Promise<void>((begin, refuse) => this.waiting.push({ begin, refuse }));
    try {
      return await this.handler(request);
    } finally {
      const next = this.waiting.shift();
      if (next) next.begin();
      else this.underWay--;
      if (this.underWay === 0) this.empty.resolve();
    }
  }

  shutdown(): Promise<void> {
    return (this.down ??= this.finish());
  }

  private async finish(): Promise<void> {
    for (const { refuse } of this.waiting.splice(0)) refuse(new Error('closed'));
    if (this.underWay > 0) await this.empty.promise;
    await this.database.close();
  }
}

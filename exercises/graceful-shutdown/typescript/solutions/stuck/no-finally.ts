// "When the handler is done, the place is free again."
// When it has failed, the place is taken for ever: who waits for it does so in vain, and the shutdown with him.
export class Server {
  private readonly waiting: (() => void)[] = [];
  private underWay = 0;
  private tellEmpty: () => void = () => {};
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
    const answer = await this.handler(request);
    const next = this.waiting.shift();
    if (next) next();
    else if (--this.underWay === 0) this.tellEmpty();
    return answer;
  }

  shutdown(): Promise<void> {
    return (this.down ??= this.finish());
  }

  private async finish(): Promise<void> {
    if (this.underWay > 0) await new Promise<void>((resolve) => (this.tellEmpty = resolve));
    await this.database.close();
  }
}

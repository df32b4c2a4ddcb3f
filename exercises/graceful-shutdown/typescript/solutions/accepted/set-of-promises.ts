export class Server {
  private readonly accepted = new Set<Promise<string>>();
  private readonly waiting: (() => void)[] = [];
  private underWay = 0;
  private down: Promise<void> | undefined;

  constructor(
    private readonly handler: (request: string) => Promise<string>,
    private readonly database: { close(): Promise<void> },
    private readonly limit: number,
  ) {}

  handle(request: string): Promise<string> {
    if (this.down) return Promise.reject(new Error('the server is shutting down'));
    const answer = this.inTurn(request).finally(() => this.accepted.delete(answer));
    this.accepted.add(answer);
    return answer;
  }

  shutdown(): Promise<void> {
    this.down ??= Promise.allSettled(this.accepted).then(() => this.database.close());
    return this.down;
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

// "A second shutdown has nothing to do."
// It has to wait: who called it believes that all is done, and ends the process.
export class Server {
  private readonly accepted = new Set<Promise<string>>();
  private readonly waiting: (() => void)[] = [];
  private underWay = 0;
  private open = true;

  constructor(
    private readonly handler: (request: string) => Promise<string>,
    private readonly database: { close(): Promise<void> },
    private readonly limit: number,
  ) {}

  handle(request: string): Promise<string> {
    if (!this.open) return Promise.reject(new Error('closed'));
    const answer = this.inTurn(request).finally(() => this.accepted.delete(answer));
    this.accepted.add(answer);
    return answer;
  }

  async shutdown(): Promise<void> {
    if (!this.open) return;
    this.open = false;
    await Promise.allSettled(this.accepted);
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

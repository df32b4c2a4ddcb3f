// "Promise.all waits for all."
// Until the first of them fails: then it fails at once, the others are under way, and the shutdown is over.
export class Server {
  private readonly accepted = new Set<Promise<string>>();
  private readonly waiting: (() => void)[] = [];
  private underWay = 0;
  private open = true;
  private down: Promise<void> | undefined;

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

  shutdown(): Promise<void> {
    this.open = false;
    this.down ??= Promise.all(this.accepted)
      .catch(() => [])
      .then(() => this.database.close());
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

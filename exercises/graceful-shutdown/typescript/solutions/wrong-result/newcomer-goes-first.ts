// "Who leaves frees a place and wakes the next one."
// Between the two, somebody who has just come sees a free place and takes it: then there are two in one place.
export class Server {
  private readonly waiting: (() => void)[] = [];
  private underWay = 0;
  private readonly accepted = new Set<Promise<string>>();
  private down: Promise<void> | undefined;

  constructor(
    private readonly handler: (request: string) => Promise<string>,
    private readonly database: { close(): Promise<void> },
    private readonly limit: number,
  ) {}

  handle(request: string): Promise<string> {
    if (this.down) return Promise.reject(new Error('closed'));
    const answer = this.inTurn(request).finally(() => this.accepted.delete(answer));
    this.accepted.add(answer);
    return answer;
  }

  shutdown(): Promise<void> {
    return (this.down ??= Promise.allSettled(this.accepted).then(() => this.database.close()));
  }

  private async inTurn(request: string): Promise<string> {
    if (this.underWay === this.limit) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.underWay++;
    try {
      return await this.handler(request);
    } finally {
      this.underWay--;
      this.waiting.shift()?.();
    }
  }
}

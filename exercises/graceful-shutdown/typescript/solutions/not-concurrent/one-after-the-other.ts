// "A chain of promises: the shutdown waits for its last link."
// It does, and nothing is lost. But each request waits for the one before it, whatever the limit is.
export class Server {
  private last: Promise<unknown> = Promise.resolve();
  private down: Promise<void> | undefined;

  constructor(
    private readonly handler: (request: string) => Promise<string>,
    private readonly database: { close(): Promise<void> },
    _limit: number,
  ) {}

  handle(request: string): Promise<string> {
    if (this.down) return Promise.reject(new Error('closed'));
    const answer = this.last.then(() => this.handler(request));
    this.last = answer.catch(() => {});
    return answer;
  }

  shutdown(): Promise<void> {
    this.down ??= this.last.then(() => this.database.close());
    return this.down;
  }
}

// "An end marker in the queue tells the workers to go home."
// It tells the one who takes it; the other one waits for ever.
const END = Symbol('end');

interface Job {
  request: string;
  answer: PromiseWithResolvers<string>;
}

export class Server {
  private readonly items: (Job | typeof END)[] = [];
  private readonly takers: ((item: Job | typeof END) => void)[] = [];
  private readonly workers: Promise<void>[];
  private down: Promise<void> | undefined;

  constructor(
    private readonly handler: (request: string) => Promise<string>,
    private readonly database: { close(): Promise<void> },
    limit: number,
  ) {
    this.workers = Array.from({ length: limit }, () => this.work());
  }

  async handle(request: string): Promise<string> {
    if (this.down) throw new Error('closed');
    const answer = Promise.withResolvers<string>();
    this.put({ request, answer });
    return answer.promise;
  }

  shutdown(): Promise<void> {
    return (this.down ??= this.finish());
  }

  private async finish(): Promise<void> {
    this.put(END);
    await Promise.all(this.workers);
    await this.database.close();
  }

  private async work(): Promise<void> {
    for (;;) {
      const item = await this.take();
      if (item === END) return;
      try {
        item.answer.resolve(await this.handler(item.request));
      } catch (error) {
        item.answer.reject(error);
      }
    }
  }

  private put(item: Job | typeof END): void {
    const taker = this.takers.shift();
    if (taker) taker(item);
    else this.items.push(item);
  }

  private take(): Promise<Job | typeof END> {
    return new Promise((resolve) => {
      const item = this.items.shift();
      if (item) resolve(item);
      else this.takers.push(resolve);
    });
  }
}

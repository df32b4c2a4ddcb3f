interface Job {
  request: string;
  answer: PromiseWithResolvers<string>;
}

/** Workers that take from a queue; when it is closed, each of them goes home as soon as it finds it empty. */
export class Server {
  readonly #handler: (request: string) => Promise<string>;
  readonly #database: { close(): Promise<void> };
  readonly #workers: Promise<void>[];
  readonly #jobs: Job[] = [];
  #idle: (() => void)[] = [];
  #closed: Promise<void> | undefined;

  constructor(
    handler: (request: string) => Promise<string>,
    database: { close(): Promise<void> },
    limit: number,
  ) {
    this.#handler = handler;
    this.#database = database;
    this.#workers = Array.from({ length: limit }, () => this.#work());
  }

  async handle(request: string): Promise<string> {
    if (this.#closed) throw new Error('no more requests');
    const answer = Promise.withResolvers<string>();
    this.#jobs.push({ request, answer });
    this.#wake();
    return answer.promise;
  }

  shutdown(): Promise<void> {
    if (!this.#closed) {
      this.#closed = this.#close();
      this.#wake();
    }
    return this.#closed;
  }

  async #close(): Promise<void> {
    await Promise.all(this.#workers);
    await this.#database.close();
  }

  async #work(): Promise<void> {
    for (;;) {
      const job = this.#jobs.shift();
      if (job) {
        await Promise.try(this.#handler, job.request).then(job.answer.resolve, job.answer.reject);
      } else if (this.#closed) {
        return;
      } else {
        await new Promise<void>((resolve) => this.#idle.push(resolve));
      }
    }
  }

  #wake(): void {
    for (const goOn of this.#idle.splice(0)) goOn();
  }
}

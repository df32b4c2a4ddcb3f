import { always, check, io, reachable } from 'heddle/harness';

type Student = typeof import('./starter');

const PROBLEM = new Error('out of stock');

/** A shop: a server, its database, and what has happened so far. */
class Shop {
  /** The requests that `handler` was called for, and those that have ended. */
  readonly begun: string[] = [];
  readonly ended: string[] = [];
  readonly firstEnd = Promise.withResolvers<void>();
  /** How far the database is: how often its `close` was called, and whether that is done. */
  closings = 0;
  closed = false;
  readonly #server: InstanceType<Student['Server']>;

  /**
   * @param meanwhile is called when a request is under way; what it returns is waited for, too
   * @param closeFails what the database fails with when it is closed
   */
  constructor(
    { Server }: Student,
    private readonly limit: number,
    private readonly meanwhile: (request: string) => unknown = () => {},
    private readonly closeFails?: Error,
  ) {
    this.#server = new Server((request) => this.#handler(request), { close: () => this.#close() }, limit);
  }

  get underWay(): number {
    return this.begun.length - this.ended.length;
  }

  /** Sends a request: its answer, `failed`, or `refused`. */
  async send(request: string): Promise<string> {
    try {
      return await this.#server.handle(request);
    } catch (error) {
      return error === PROBLEM ? 'failed' : 'refused';
    }
  }

  /** Shuts down, and looks whether all is done when that says so. */
  async shutdown(): Promise<void> {
    await this.#server.shutdown();
    check(this.closed, 'shutdown was done before the database was closed');
  }

  #handler(request: string): Promise<string> {
    check(!this.begun.includes(request), `the handler was called twice for ${request}`);
    check.equal(
      this.closings,
      0,
      `how often the database was closed when the handler was called for ${request}`,
    );
    this.begun.push(request);
    check(
      this.underWay <= this.limit,
      `${this.underWay} requests were under way, with a limit of ${this.limit}`,
    );
    if (request === 'throws') {
      this.ended.push(request);
      throw PROBLEM;
    }
    return this.#query(request);
  }

  async #query(request: string): Promise<string> {
    try {
      await this.meanwhile(request);
      return await io.operation(`the database's answer to ${request}`, () => {
        if (request === 'fails') throw PROBLEM;
        return `answer to ${request}`;
      });
    } finally {
      this.ended.push(request);
      this.firstEnd.resolve();
    }
  }

  #close(): Promise<void> {
    this.closings += 1;
    check.equal(this.closings, 1, 'how often the database was closed');
    check.equal(this.underWay, 0, 'the number of requests under way when the database was closed');
    return io.operation('the database closes', () => {
      this.closed = true;
      if (this.closeFails) throw this.closeFails;
    });
  }
}

always('under-way', async (student: Student) => {
  const shop = new Shop(student, 2);
  const [answer] = await Promise.all([shop.send('a'), shop.shutdown()]);
  check.equal(answer, 'answer to a', 'what came of a request that was under way at the shutdown');
});

always('waiting', async (student: Student) => {
  const shop = new Shop(student, 1);
  const [answers] = await Promise.all([
    Promise.all([shop.send('a'), shop.send('b'), shop.send('c')]),
    shop.shutdown(),
  ]);
  check.equal(
    answers,
    ['answer to a', 'answer to b', 'answer to c'],
    'what came of three requests that were there before the shutdown, one at a time',
  );
});

always('late-requests', async (student: Student) => {
  const { promise: lastGuest, resolve: leave } = Promise.withResolvers<void>();
  const shop = new Shop(student, 2, (request) => (request === 'a' ? lastGuest : undefined));
  const accepted = shop.send('a');
  const down = shop.shutdown();
  check.equal(await shop.send('b'), 'refused', 'what came of a request right after the call of shutdown');
  await io.operation('some time passes', () => {});
  check.equal(await shop.send('c'), 'refused', 'what came of a request during the shutdown');
  leave();
  check.equal(await accepted, 'answer to a', 'what came of the request that was under way');
  await down;
  check.equal(await shop.send('d'), 'refused', 'what came of a request after the shutdown');
  check.equal(shop.begun, ['a'], 'the requests that the handler was called for');
});

always('two-signals', async (student: Student) => {
  const shop = new Shop(student, 2);
  const signal = async () => {
    await io.operation('one more signal', () => {});
    await shop.shutdown();
  };
  const requests = Promise.all([shop.send('a'), shop.send('b')]);
  const [answers] = await Promise.all([requests, shop.shutdown(), shop.shutdown(), signal()]);
  check.equal(
    answers,
    ['answer to a', 'answer to b'],
    'what came of two requests that were under way at the shutdown',
  );
  await shop.shutdown();
});

reachable('side-by-side', async (student: Student, reach) => {
  const shop: Shop = new Shop(student, 2, async () => {
    await io.operation('some time passes', () => {});
    if (shop.underWay === 2) reach();
  });
  await Promise.all([shop.send('a'), shop.send('b'), shop.shutdown()]);
});

always('any-moment', async (student: Student) => {
  const shop = new Shop(student, 1);
  let signalled = false;
  const client = async (request: string) => {
    await io.operation(`${request} comes`, () => {});
    const inTime = !signalled;
    const outcome = await shop.send(request);
    if (inTime)
      check.equal(outcome, `answer to ${request}`, `what came of ${request}, which came before the shutdown`);
    else check.equal(outcome, 'refused', `what came of ${request}, which came after the call of shutdown`);
  };
  const signal = async () => {
    await io.operation('the signal to stop', () => {});
    signalled = true;
    await shop.shutdown();
  };
  await Promise.all([client('a'), client('b'), signal()]);
});

always('failing', async (student: Student) => {
  const shop = new Shop(student, 2);
  const requests = ['fails', 'b', 'c'];
  const [outcomes] = await Promise.all([
    Promise.all(requests.map((each) => shop.send(each))),
    shop.shutdown(),
  ]);
  check.equal(
    outcomes,
    ['failed', 'answer to b', 'answer to c'],
    'what came of three requests, one of which fails',
  );
});

always('throws-at-once', async (student: Student) => {
  const shop = new Shop(student, 1);
  check.equal(await shop.send('throws'), 'failed', 'what came of a request whose handler raised at once');
  const [answer] = await Promise.all([shop.send('b'), shop.shutdown()]);
  check.equal(answer, 'answer to b', 'what came of the next one');
});

always('limit', async (student: Student) => {
  const shop = new Shop(student, 1);
  const rush: Promise<string>[] = [];
  const newcomers = async () => {
    await shop.firstEnd.promise; // from here on one comes in each turn: there is no gap between a and b
    for (const request of ['c', 'd', 'e', 'f']) {
      rush.push(shop.send(request));
      await null;
    }
    return Promise.all(rush);
  };
  const answers = (await Promise.all([shop.send('a'), shop.send('b'), newcomers()])).flat();
  check.equal(
    answers,
    [...'abcdef'].map((each) => `answer to ${each}`),
    'what came of six requests, one at a time',
  );
  await shop.shutdown();
});

reachable('goes-on', async (student: Student, reach) => {
  // Not whole batches: of two that began together one has ended, the other one has not, and a third one has begun.
  const shop: Shop = new Shop(student, 2, (request) => {
    if (request === 'c' && shop.ended.length === 1) reach();
  });
  await Promise.all([shop.send('a'), shop.send('b'), shop.send('c'), shop.shutdown()]);
});

always('idle', async (student: Student) => {
  const unused = new Shop(student, 2);
  await unused.shutdown();
  const used = new Shop(student, 2);
  check.equal(await used.send('a'), 'answer to a', 'what came of a request');
  await used.shutdown();
});

always('close-fails', async (student: Student) => {
  const stuck = new Error('the disk is full');
  const shop = new Shop(student, 1, () => {}, stuck);
  const outcome = () =>
    shop.shutdown().then(
      () => undefined,
      (error: unknown) => error,
    );
  const [answer, ...outcomes] = await Promise.all([shop.send('a'), outcome(), outcome()]);
  outcomes.push(await outcome());
  check.equal(answer, 'answer to a', 'what came of a request that was under way at the shutdown');
  check(
    outcomes.every((each) => each === stuck),
    'the database could not be closed, and a shutdown did not fail with its error',
  );
});

always('asked-by-a-request', async (student: Student) => {
  let down: Promise<void> | undefined;
  const shop: Shop = new Shop(student, 1, async (request) => {
    await io.operation('some time passes', () => {});
    if (request === 'stop') down = shop.shutdown();
  });
  check.equal(await shop.send('stop'), 'answer to stop', 'what came of the request to stop');
  check.equal(await shop.send('b'), 'refused', 'what came of a request after that');
  await down;
});

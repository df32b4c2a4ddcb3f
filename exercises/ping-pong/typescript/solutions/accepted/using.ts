import type { Lock } from 'heddle/threading';

export type Entry = [what: string, value: unknown];
export type Consumer = Generator<number | undefined, void, unknown>;

class Holding {
  constructor(
    private readonly table: Lock,
    private readonly log: Entry[],
    readonly consumed: unknown[] = [],
  ) {
    table.acquire();
  }

  [Symbol.dispose](): void {
    this.table.release();
    this.log.push(['closed', this.consumed.length]);
  }
}

export function* consumer(table: Lock, log: Entry[]): Consumer {
  using holding = new Holding(table, log);
  for (let payload = yield; ; payload = yield holding.consumed.length) {
    holding.consumed.push(payload);
    log.push(['consumed', payload]);
  }
}

export function produce(consumer: Consumer, payloads: Iterable<unknown>, log: Entry[]): number {
  try {
    consumer.next();
    const answers = Array.from(payloads, (payload) => {
      const { value } = consumer.next(payload);
      log.push(['answered', value]);
      return value;
    });
    return answers.length;
  } finally {
    consumer.return();
  }
}

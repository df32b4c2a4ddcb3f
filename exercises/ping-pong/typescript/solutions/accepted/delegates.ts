import type { Lock } from 'heddle/threading';

export type Entry = [what: string, value: unknown];
export type Consumer = Generator<number | undefined, void, unknown>;

function* counting(log: Entry[], consumed: unknown[]): Consumer {
  for (let payload = yield; ; payload = yield consumed.length) {
    consumed.push(payload);
    log.push(['consumed', payload]);
  }
}

export function* consumer(table: Lock, log: Entry[]): Consumer {
  const consumed: unknown[] = [];
  table.acquire();
  try {
    yield* counting(log, consumed);
  } finally {
    table.release();
    log.push(['closed', consumed.length]);
  }
}

export function produce(consumer: Consumer, payloads: Iterable<unknown>, log: Entry[]): number {
  let sent = 0;
  consumer.next();
  try {
    for (const payload of payloads) {
      log.push(['answered', consumer.next(payload).value]);
      sent += 1;
    }
  } finally {
    consumer.return();
  }
  return sent;
}

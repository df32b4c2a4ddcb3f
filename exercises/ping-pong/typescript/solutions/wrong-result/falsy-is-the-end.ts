// "If there is no payload, it is the end."
// `0` and `""` are payloads. `while (payload)` says that they are none: the generator ends, and every later answer is `undefined`.
import type { Lock } from 'heddle/threading';

export type Entry = [what: string, value: unknown];
export type Consumer = Generator<number | undefined, void, unknown>;

export function* consumer(table: Lock, log: Entry[]): Consumer {
  let count = 0;
  table.acquire();
  try {
    let payload = yield;
    while (payload) {
      count += 1;
      log.push(['consumed', payload]);
      payload = yield count;
    }
  } finally {
    table.release();
    log.push(['closed', count]);
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

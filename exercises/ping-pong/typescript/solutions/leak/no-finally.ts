// "What comes after the loop is done at the end."
// `return()` ends the generator at its `yield`: nothing after the loop runs, only what is in `finally`.
import type { Lock } from 'heddle/threading';

export type Entry = [what: string, value: unknown];
export type Consumer = Generator<number | undefined, void, unknown>;

export function* consumer(table: Lock, log: Entry[]): Consumer {
  let count = 0;
  table.acquire();
  let payload = yield;
  for (;;) {
    count += 1;
    log.push(['consumed', payload]);
    payload = yield count;
  }
  table.release();
  log.push(['closed', count]);
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

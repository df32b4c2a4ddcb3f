import { always, check } from 'heddle/harness';
import { Lock } from 'heddle/threading';

type Student = typeof import('./starter');
type Entry = [what: string, value: unknown];

function withoutClosing(log: readonly Entry[]): Entry[] {
  return log.filter(([what]) => what !== 'closed');
}

function expected(payloads: readonly unknown[]): Entry[] {
  return payloads.flatMap((payload, index): Entry[] => [
    ['consumed', payload],
    ['answered', index + 1],
  ]);
}

function* ownConsumer(table: Lock, log: Entry[]): Generator<number | undefined, void, unknown> {
  let count = 0;
  table.acquire();
  try {
    let answer: number | undefined;
    for (;;) {
      const payload = yield answer;
      count += 1;
      log.push(['consumed', payload]);
      answer = count;
    }
  } finally {
    table.release();
    log.push(['closed', count]);
  }
}

always('back-and-forth', ({ consumer, produce }: Student) => {
  const [table, log]: [Lock, Entry[]] = [new Lock(), []];
  const payloads = ['a', 'b', 'c'];
  const sent = produce(consumer(table, log), payloads, log);
  check.equal(withoutClosing(log), expected(payloads), 'the log');
  check.equal(sent, 3, 'what produce returned');
});

always('any-payload', ({ consumer, produce }: Student) => {
  const [table, log]: [Lock, Entry[]] = [new Lock(), []];
  const payloads = [1, 0, '', false, undefined, null, 2];
  const sent = produce(consumer(table, log), payloads, log);
  check.equal(withoutClosing(log), expected(payloads), 'the log');
  check.equal(sent, payloads.length, 'what produce returned');
});

always('closed-once', ({ consumer, produce }: Student) => {
  const table = new Lock();
  let log: Entry[] = [];
  const made = consumer(table, log);
  check(!table.locked() && log.length === 0, 'the consumer did something before it was advanced');
  check.equal(made.next().value, undefined, 'what the consumer yields first');
  check(table.locked(), 'the consumer does not hold the table while it waits for a payload');
  check.equal([made.next(7).value, made.next(0).value], [1, 2], "the consumer's answers");
  check(table.locked(), 'the consumer does not hold the table while it waits for a payload');
  made.return();
  made.return();
  check.equal(
    log,
    [
      ['consumed', 7],
      ['consumed', 0],
      ['closed', 2],
    ],
    'the log',
  );
  check(!table.locked(), 'the table is not free when the consumer is closed');

  log = [];
  function* payloads(): Generator<number> {
    for (const payload of [1, 2]) {
      check(table.locked(), 'the consumer does not hold the table between two payloads');
      yield payload;
    }
  }
  check.equal(produce(consumer(table, log), payloads(), log), 2, 'what produce returned');
  check.equal(log, [...expected([1, 2]), ['closed', 2]], 'the log');
  check(!table.locked(), 'the table is not free when produce has returned');

  log = [];
  produce(ownConsumer(table, log), [5], log);
  check.equal(
    log,
    [
      ['consumed', 5],
      ['answered', 1],
      ['closed', 1],
    ],
    "the log with the test's own consumer",
  );
});

always('payloads-fail', ({ consumer, produce }: Student) => {
  const [table, log]: [Lock, Entry[]] = [new Lock(), []];
  const problem = new Error('out of stock');
  function* payloads(): Generator<number> {
    yield 1;
    throw problem;
  }
  let caught: unknown;
  try {
    produce(consumer(table, log), payloads(), log);
  } catch (error) {
    caught = error;
  }
  check(caught === problem, 'produce did not pass on the exception of the payloads');
  check(!table.locked(), 'the table is not free when produce has thrown');
  check.equal(log, [...expected([1]), ['closed', 1]], 'the log');
});

always('no-payload', ({ consumer, produce }: Student) => {
  const [table, log]: [Lock, Entry[]] = [new Lock(), []];
  check.equal(produce(consumer(table, log), [], log), 0, 'what produce returned');
  check.equal(log, [['closed', 0]], 'the log');
  check(!table.locked(), 'the table is not free when produce has returned');
});

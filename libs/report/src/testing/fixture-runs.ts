import type { ExplainedRun } from '@heddle/exploration';
import { Ending, ObjectKind, OperationKind, type Site } from '@heddle/trace';
import type { Verdict } from '@heddle/verdict';
import { RunBuilder } from './run-builder';

export interface Fixture {
  readonly verdict: Verdict;
  readonly title: { readonly en: string; readonly zh: string };
  readonly run?: ExplainedRun;
  readonly sites?: readonly Site[];
}

const { Read, Write, Acquire, Release, Wait, Notify, Join, AtomicRead, AtomicUpdate, EventWait } =
  OperationKind;
const harness = { source: 'harness' } as const;

/** Two threads, one unlocked increment each. */
export function lostUpdate(): Fixture {
  const b = new RunBuilder('increment', 'increment');
  const counter = b.location('counter');
  b.startAll();
  b.step(1, Read, counter, 7, { value: '0' });
  const read = b.step(2, Read, counter, 7, { value: '0' });
  const write = b.step(2, Write, counter, 7, { value: '1' });
  b.step(1, Write, counter, 7, { value: '1' });
  const access = (step: number, task: number, isWrite: boolean) => ({
    step,
    task,
    site: 0,
    write: isWrite,
    locks: [],
  });
  const site = b.site(7);
  const run = b.build([
    {
      kind: 'data-race',
      location: counter,
      first: { ...access(read - 1, 1, false), site },
      second: { ...access(write, 2, true), site },
    },
    { kind: 'wrong-result', message: 'the counter was 1, expected 2' },
  ]);
  return {
    verdict: 'data-race',
    title: { en: 'two threads, one increment each', zh: '两个线程各加一次' },
    run,
    sites: b.sites,
  };
}

/** One side takes the lock, the other reads without it. */
export function halfLocked(): Fixture {
  const b = new RunBuilder('deposit', 'audit');
  const balance = b.location('account.balance');
  const lock = b.object(ObjectKind.Lock, 'account.lock');
  b.startAll();
  b.step(1, Acquire, lock, 12);
  b.step(1, Read, balance, 13, { value: '100' });
  const write = b.step(1, Write, balance, 13, { value: '70' });
  const read = b.step(2, Read, balance, 21, { value: '70' });
  b.step(1, Release, lock, 14);
  const run = b.build([
    {
      kind: 'data-race',
      location: balance,
      first: { step: write, task: 1, site: b.site(13), write: true, locks: [lock] },
      second: { step: read, task: 2, site: b.site(21), write: false, locks: [] },
    },
  ]);
  return {
    verdict: 'data-race',
    title: { en: 'an auditor looks on', zh: '有审计员旁观' },
    run,
    sites: b.sites,
  };
}

/** a→b and b→a at once. */
export function crossTransfer(): Fixture {
  const b = new RunBuilder('transfer(a, b)', 'transfer(b, a)');
  const lockA = b.object(ObjectKind.Lock, 'a.lock');
  const lockB = b.object(ObjectKind.Lock, 'b.lock');
  b.startAll();
  const heldA = b.step(1, Acquire, lockA, 14);
  const heldB = b.step(2, Acquire, lockB, 14);
  const first = b.pending(1, Acquire, lockB, 17);
  const second = b.pending(2, Acquire, lockA, 17);
  b.pending(0, Join, 1, 30, harness);
  const run = b.build(
    [
      {
        kind: 'deadlock',
        cycle: [
          {
            task: 1,
            site: first,
            on: 'lock',
            object: lockB,
            holder: 2,
            heldSince: { step: heldB, task: 2, site: 0 },
          },
          {
            task: 2,
            site: second,
            on: 'lock',
            object: lockA,
            holder: 1,
            heldSince: { step: heldA, task: 1, site: 0 },
          },
        ],
      },
    ],
    Ending.Blocked,
  );
  return {
    verdict: 'deadlock',
    title: { en: 'a→b and b→a at once', zh: '同时 a→b 与 b→a' },
    run,
    sites: b.sites,
  };
}

/** a→b, and after it b→a: no deadlock this time. */
export function oneAfterTheOther(): Fixture {
  const b = new RunBuilder('transfer(a, b)', 'transfer(b, a)');
  const lockA = b.object(ObjectKind.Lock, 'a.lock');
  const lockB = b.object(ObjectKind.Lock, 'b.lock');
  b.startAll();
  const edge = (task: number, held: number, lock: number) => {
    const at = (step: number, line: number) => ({ step, task, site: b.site(line) });
    const acquired = at(b.step(task, Acquire, held, 14), 14);
    const requested = at(b.step(task, Acquire, lock, 17), 17);
    b.step(task, Release, lock, 21);
    b.step(task, Release, held, 23);
    return { task, held, acquired, lock, requested };
  };
  const cycle = [edge(1, lockA, lockB), edge(2, lockB, lockA)];
  const run = b.build([{ kind: 'lock-order', cycle }], Ending.Completed, {
    preemptions: 0,
    contextSwitches: 3,
    contextSwitchesFound: 3,
  });
  return {
    verdict: 'lock-order',
    title: { en: 'a→b, then b→a', zh: '先 a→b，后 b→a' },
    run,
    sites: b.sites,
  };
}

/** A public method calls another public method under a plain lock. */
export function selfDeadlock(): Fixture {
  const b = new RunBuilder('restock');
  const lock = b.object(ObjectKind.Lock, 'this.#lock');
  b.startAll();
  b.step(1, Acquire, lock, 9);
  const site = b.pending(1, Acquire, lock, 18);
  const run = b.build(
    [{ kind: 'deadlock', cycle: [{ task: 1, site, on: 'lock', object: lock, holder: 1 }] }],
    Ending.Blocked,
  );
  return {
    verdict: 'deadlock',
    title: { en: 'restocking counts, too', zh: '补货也要清点' },
    run,
    sites: b.sites,
  };
}

/** The notification came before the wait. */
export function lostNotification(): Fixture {
  const b = new RunBuilder('consume', 'produce');
  const lock = b.object(ObjectKind.Lock, 'lock');
  const ready = b.object(ObjectKind.Condition, 'ready');
  b.startAll();
  b.step(2, Acquire, lock, 22);
  const notified = b.step(2, Notify, ready, 23, { result: 0, argument: 1 });
  b.step(2, Release, lock, 24);
  b.step(1, Acquire, lock, 12);
  const site = b.site(13);
  const began = b.step(1, Wait, ready, 13);
  b.pending(1, Wait, ready, 13);
  const waiting = [{ task: 1, site, on: 'condition', object: ready, holder: -1 }] as const;
  const run = b.build(
    [
      {
        kind: 'lost-wakeup',
        waiter: 1,
        began: { step: began, task: 1, site },
        notifications: [{ step: notified, task: 2, site: b.site(23) }],
        waiting,
      },
    ],
    Ending.Blocked,
  );
  return {
    verdict: 'lost-wakeup',
    title: { en: 'the consumer comes late', zh: '消费者来晚了' },
    run,
    sites: b.sites,
  };
}

/** Set and cleared at once: whoever comes later has missed it. */
export function pulse(): Fixture {
  const b = new RunBuilder('waitForStart', 'start');
  const event = b.object(ObjectKind.Event, 'go');
  b.startAll();
  const set = b.step(2, OperationKind.EventSet, event, 22);
  const cleared = b.step(2, OperationKind.EventClear, event, 23);
  const site = b.pending(1, EventWait, event, 31);
  const run = b.build(
    [
      {
        kind: 'lost-wakeup',
        waiter: 1,
        notifications: [{ step: set, task: 2, site: b.site(22) }],
        erased: { step: cleared, task: 2, site: b.site(23) },
        waiting: [{ task: 1, site, on: 'event', object: event, holder: -1 }],
      },
    ],
    Ending.Blocked,
  );
  return { verdict: 'lost-wakeup', title: { en: 'a late runner', zh: '迟到的选手' }, run, sites: b.sites };
}

/** Nobody sets the event when there was nothing to do. */
export function neverSet(): Fixture {
  const b = new RunBuilder('waitForDone');
  const event = b.object(ObjectKind.Event, 'done');
  b.startAll();
  const site = b.pending(1, EventWait, event, 31);
  const run = b.build(
    [{ kind: 'stuck', waiting: [{ task: 1, site, on: 'event', object: event, holder: -1 }] }],
    Ending.Blocked,
  );
  return { verdict: 'stuck', title: { en: 'an empty job', zh: '空任务' }, run, sites: b.sites };
}

/** An exception skipped the release. */
export function leakedLock(): Fixture {
  const b = new RunBuilder('update', 'update');
  const lock = b.object(ObjectKind.Lock, 'lock');
  b.startAll();
  const acquired = b.step(1, Acquire, lock, 8);
  b.step(1, OperationKind.End, 1, 0);
  const site = b.pending(2, Acquire, lock, 8);
  const run = b.build(
    [
      {
        kind: 'leak',
        locks: [{ object: lock, acquired: { step: acquired, task: 1, site: b.site(8) } }],
        tasks: [],
        waiting: [{ task: 2, site, on: 'lock', object: lock, holder: 1 }],
      },
    ],
    Ending.Blocked,
  );
  return { verdict: 'leak', title: { en: 'an update fails', zh: '一次更新失败了' }, run, sites: b.sites };
}

/** Each access is locked, the two together are not. */
export function notAtomic(): Fixture {
  const b = new RunBuilder('sell', 'sell');
  const lock = b.object(ObjectKind.Lock, 'lock');
  const pieces = b.location('pieces');
  b.startAll();
  for (const task of [1, 2]) {
    b.step(task, Acquire, lock, 9);
    b.step(task, Read, pieces, 10, { value: '1' });
    b.step(task, Release, lock, 11);
  }
  for (const [task, value] of [
    [2, '0'],
    [1, '-1'],
  ] as const) {
    b.step(task, Acquire, lock, 14);
    b.step(task, Write, pieces, 15, { value });
    b.step(task, Release, lock, 16);
  }
  const run = b.build([{ kind: 'wrong-result', message: 'the stock was -1, expected 0' }], Ending.Failed);
  return {
    verdict: 'wrong-result',
    title: { en: 'two buyers, one piece left', zh: '两位顾客，只剩一件' },
    run,
    sites: b.sites,
  };
}

/** The same, with the calls recorded: both were told that they got the last piece. */
export function soldTwice(): Fixture {
  const b = new RunBuilder('sell', 'sell');
  const lock = b.object(ObjectKind.Lock, 'lock');
  const pieces = b.location('pieces');
  const history = b.location('history');
  b.startAll();
  const first = b.step(1, OperationKind.AtomicRead, history, 20, { ...harness, value: 'sell(1)' });
  b.step(1, Acquire, lock, 9);
  b.step(1, Read, pieces, 10, { value: '1' });
  b.step(1, Release, lock, 11);
  const second = b.step(2, OperationKind.AtomicRead, history, 20, { ...harness, value: 'sell(1)' });
  b.step(2, Acquire, lock, 9);
  b.step(2, Read, pieces, 10, { value: '1' });
  b.step(2, Release, lock, 11);
  b.step(2, Acquire, lock, 14);
  b.step(2, Write, pieces, 15, { value: '0' });
  b.step(2, Release, lock, 16);
  const secondEnd = b.step(2, AtomicUpdate, history, 20, { ...harness, value: 'true' });
  b.step(1, Acquire, lock, 14);
  b.step(1, Write, pieces, 15, { value: '-1' });
  b.step(1, Release, lock, 16);
  const firstEnd = b.step(1, AtomicUpdate, history, 20, { ...harness, value: 'true' });
  const third = b.step(2, OperationKind.AtomicRead, history, 21, { ...harness, value: 'stock()' });
  const calls = [
    { task: 1, text: 'sell(1)', result: 'true', called: first, returned: firstEnd },
    { task: 2, text: 'sell(1)', result: 'true', called: second, returned: secondEnd },
    { task: 2, text: 'stock()', called: third },
  ];
  return {
    verdict: 'not-linearizable',
    title: { en: 'two buyers, one piece left', zh: '两位顾客，只剩一件' },
    run: b.build([{ kind: 'not-linearizable', calls }]),
    sites: b.sites,
  };
}

/** The same, and then the test looks at the stock: so it is what T1 wrote that was wrong. */
export function overwrittenStock(): Fixture {
  const b = new RunBuilder('restock', 'restock');
  const pieces = b.location('pieces');
  b.startAll();
  b.step(1, Read, pieces, 10, { value: '1' });
  b.step(2, Read, pieces, 10, { value: '1' });
  b.step(2, Write, pieces, 15, { value: '2' });
  b.step(1, Write, pieces, 15, { value: '2' });
  b.step(0, Read, pieces, 20, { value: '2' });
  const run = b.build([{ kind: 'wrong-result', message: 'the stock was 2, expected 3' }], Ending.Failed);
  return {
    verdict: 'wrong-result',
    title: { en: 'two deliveries', zh: '两次到货' },
    run,
    sites: b.sites,
  };
}

/** One ran after the other, in an order that the program does not like. */
export function inOrder(): Fixture {
  const b = new RunBuilder('close', 'add');
  const items = b.location('items');
  b.startAll();
  b.step(1, Write, items, 4, { value: '0' });
  b.step(1, OperationKind.End, 1, 0);
  b.step(2, Write, items, 9, { value: '1' });
  b.step(2, OperationKind.End, 2, 0);
  const findings = [{ kind: 'wrong-result', message: 'there was 1 item, expected 0' }] as const;
  const run = b.build(findings, Ending.Failed, { preemptions: 0, contextSwitches: 2 });
  return { verdict: 'wrong-result', title: { en: 'late items', zh: '迟到的元素' }, run, sites: b.sites };
}

/** Nobody else was there. */
export function byItself(): Fixture {
  const b = new RunBuilder('add');
  const items = b.location('items');
  b.startAll();
  b.step(1, Write, items, 4, { value: '2' });
  b.step(1, OperationKind.End, 1, 0);
  const findings = [{ kind: 'wrong-result', message: 'there were 2 items, expected 1' }] as const;
  const run = b.build(findings, Ending.Failed, { preemptions: 0, contextSwitches: 1 });
  return { verdict: 'wrong-result', title: { en: 'one item', zh: '一个元素' }, run, sites: b.sites };
}

/** The test called what is not a function. */
export const notAFunction = (): Fixture => ofTheTest("TypeError: the thread's target is not a function");

/** What the test threw on purpose went through the submission. */
export const letThrough = (): Fixture => ofTheTest('Error: the bridge is too long');

function ofTheTest(text: string): Fixture {
  const b = new RunBuilder('T1');
  b.startAll();
  const run = b.build([{ kind: 'exception', task: 1, text, frames: 'harness:12:7 ' }], Ending.Exception);
  return { verdict: 'exception', title: { en: 'one call', zh: '一次调用' }, run, sites: b.sites };
}

/** `Promise.reject('closed')`, which nobody handles, has no stack. */
export function rejectedWithText(): Fixture {
  const b = new RunBuilder('T1');
  b.startAll();
  const exception = {
    kind: 'exception',
    task: 1,
    text: 'threw "closed"',
    frames: '',
    unhandled: true,
  } as const;
  const run = b.build([exception], Ending.Exception);
  return { verdict: 'exception', title: { en: 'one call', zh: '一次调用' }, run, sites: b.sites };
}

export function uncaught(): Fixture {
  const b = new RunBuilder('consume');
  const items = b.location('items');
  b.startAll();
  b.step(1, AtomicRead, items, 15, { value: 'undefined' });
  const frames = 'submission:16:22 consume\nsubmission:30:5 run\nharness:12:7 ';
  const text = "TypeError: Cannot read properties of undefined (reading 'price')";
  const run = b.build([{ kind: 'exception', task: 1, text, frames }], Ending.Exception, {
    output: 'got \u001b[31mred\u0000',
  });
  return { verdict: 'exception', title: { en: 'the queue is empty', zh: '队列为空' }, run, sites: b.sites };
}

/** Looks, is interrupted by somebody who pops the last item, and pops; all of it far back in a long run. */
export function poppedInBetween(): Fixture {
  const b = new RunBuilder('take', 'take');
  const items = b.location('items');
  const done = b.location('done');
  b.startAll();
  const count = (task: number) => {
    for (let round = 0; round < 500; round++) {
      b.step(task, AtomicUpdate, done, 30);
      b.step(3 - task, AtomicUpdate, done, 30);
    }
  };
  count(1);
  b.step(1, AtomicRead, items, 14, { value: '1' });
  b.step(2, AtomicUpdate, done, 30);
  b.step(2, AtomicUpdate, items, 15, { value: '[]' });
  b.step(2, AtomicUpdate, done, 30);
  for (let round = 0; round < 20; round++) {
    b.step(1, AtomicUpdate, done, 31);
    b.step(2, AtomicUpdate, done, 31);
  }
  b.step(1, AtomicRead, items, 15, { value: 'undefined' });
  const frames = 'submission:16:22 take';
  const text = "TypeError: Cannot read properties of undefined (reading 'price')";
  const run = b.build([{ kind: 'exception', task: 1, text, frames }], Ending.Exception);
  return { verdict: 'exception', title: { en: 'two customers', zh: '两位顾客' }, run, sites: b.sites };
}

export function politeForever(): Fixture {
  const b = new RunBuilder('left', 'right');
  const a = b.object(ObjectKind.Lock, 'a');
  const c = b.object(ObjectKind.Lock, 'b');
  b.startAll();
  const last = { left: 0, right: 0 };
  for (let round = 0; round < 12; round++) {
    b.step(1, Acquire, a, 5);
    b.step(2, Acquire, c, 15);
    b.step(1, Acquire, c, 6, { result: 0 });
    b.step(2, Acquire, a, 16, { result: 0 });
    last.left = b.step(1, Release, a, 7);
    last.right = b.step(2, Release, c, 17);
  }
  const run = b.build(
    [
      {
        kind: 'livelock',
        last: [
          { step: last.left, task: 1, site: 0 },
          { step: last.right, task: 2, site: 0 },
        ],
      },
    ],
    Ending.Livelock,
  );
  return { verdict: 'livelock', title: { en: 'both give way', zh: '双方都退让' }, run, sites: b.sites };
}

export function endless(verdict: 'step-limit' | 'output-limit'): Fixture {
  const b = new RunBuilder('spin');
  const flag = b.location('ready');
  b.startAll();
  const looks = Array.from({ length: 40 }, () => b.step(1, Read, flag, 5, { value: 'false' }));
  const last = [{ step: looks.at(-1)!, task: 1, site: b.site(5) }];
  const ending = verdict === 'step-limit' ? Ending.StepLimit : Ending.OutputLimit;
  const run = b.build([{ kind: verdict, last }], ending, { preemptions: 0 });
  return { verdict, title: { en: 'a reader waits', zh: '读者在等' }, run, sites: b.sites };
}

/** A reader looks at a flag until the writer sets it. */
export function spinning(): Fixture {
  const b = new RunBuilder('consume', 'produce');
  const lock = b.object(ObjectKind.Lock, 'lock');
  const ready = b.location('ready');
  b.startAll();
  const looks: number[] = [];
  const look = (value: string) => {
    b.step(1, Acquire, lock, 5);
    looks.push(b.step(1, Read, ready, 6, { value }));
    b.step(1, Release, lock, 7);
  };
  for (let round = 0; round < 14; round++) look('false');
  b.step(2, Acquire, lock, 22);
  const change = b.step(2, Write, ready, 23, { value: 'true' });
  b.step(2, Release, lock, 24);
  look('true');
  const event = (step: number, task: number, line: number) => ({ step, task, site: b.site(line) });
  const run = b.build([
    { kind: 'busy-wait', task: 1, look: event(looks[0]!, 1, 6), change: event(change, 2, 23) },
  ]);
  // The looks are one place of the source.
  const { events } = run;
  const site = events[looks[0]!]!.site;
  const asOne = events.map((one, step) => (looks.includes(step) ? { ...one, site } : one));
  const findings = run.findings.map((finding) =>
    finding.kind === 'busy-wait' ? { ...finding, look: { ...finding.look, site } } : finding,
  );
  return {
    verdict: 'busy-wait',
    title: { en: 'a reader waits', zh: '读者在等' },
    run: { ...run, events: asOne, findings },
    sites: b.sites,
  };
}

/** Five threads: too many for columns. */
export function crowded(): Fixture {
  const names = ['add', 'add', 'add', 'add', 'add'];
  const b = new RunBuilder(...names);
  const total = b.location('total');
  b.startAll();
  names.forEach((_, index) => b.step(index + 1, Read, total, 4, { value: '0' }));
  names.forEach((_, index) => b.step(index + 1, Write, total, 4, { value: '1' }));
  const run = b.build([{ kind: 'wrong-result', message: 'the total was 1, expected 5' }], Ending.Failed);
  return {
    verdict: 'wrong-result',
    title: { en: 'five threads add', zh: '五个线程相加' },
    run,
    sites: b.sites,
  };
}

export function unreached(): Fixture {
  return {
    verdict: 'not-concurrent',
    title: { en: 'three workers are inside at once', zh: '三个工人同时在里面' },
  };
}

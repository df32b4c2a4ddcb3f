import { Ending, ObjectKind, OperationKind } from '@heddle/trace';
import { harness, type Fixture } from './fixture';
import { RunBuilder } from './run-builder';

const { Acquire, Release, Wait, Notify, Join, EventWait } = OperationKind;

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

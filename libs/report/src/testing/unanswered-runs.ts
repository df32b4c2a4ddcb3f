import { Ending, ObjectKind, OperationKind } from '@heddle/trace';
import { harness, type Fixture } from './fixture';
import { RunBuilder } from './run-builder';

const { Await, BarrierWait, Complete, End, Join, SemaphoreAcquire, Turn, Wait, AtomicUpdate } = OperationKind;

/** One took the only permit and left with it; the main thread, in the student's code, waits for the other one. */
export function permitNotGivenBack(): Fixture {
  const b = new RunBuilder('park(red)', 'park(blue)');
  const slots = b.object(ObjectKind.Semaphore, 'slots');
  b.startAll();
  b.step(1, SemaphoreAcquire, slots, 6);
  b.step(1, End, 1, 0);
  const site = b.pending(2, SemaphoreAcquire, slots, 6);
  const joins = b.pending(0, Join, 2, 14);
  const waiting = [
    { task: 0, site: joins, on: 'task', object: 2, holder: 2 },
    { task: 2, site, on: 'semaphore', object: slots, holder: -1 },
  ] as const;
  const run = b.build([{ kind: 'stuck', waiting }], Ending.Blocked);
  return {
    verdict: 'stuck',
    title: { en: 'one place, two cars', zh: '一个车位，两辆车' },
    run,
    sites: b.sites,
  };
}

/** One waits for the other in the test's code, and the other one for a notification, in the student's. */
export function inTheTest(): Fixture {
  const b = new RunBuilder('reader A', 'reader B');
  const changed = b.object(ObjectKind.Condition, 'this.changed');
  const inside = b.object(ObjectKind.Barrier, 'inside');
  b.startAll();
  const site = b.site(11);
  b.step(2, Wait, changed, 11);
  b.pending(2, Wait, changed, 11);
  const meets = b.pending(1, BarrierWait, inside, 80, harness);
  const joins = b.pending(0, Join, 1, 90, harness);
  const waiting = [
    { task: 0, site: joins, on: 'task', object: 1, holder: 1 },
    { task: 1, site: meets, on: 'barrier', object: inside, holder: -1 },
    { task: 2, site, on: 'condition', object: changed, holder: -1 },
  ] as const;
  const run = b.build([{ kind: 'stuck', waiting }], Ending.Blocked);
  return {
    verdict: 'stuck',
    title: { en: 'two readers meet inside', zh: '两位读者在里面会合' },
    run,
    sites: b.sites,
  };
}

/** Three calls of one loop, whose answers come in another order than they were asked for. */
export function asTheyCome(): Fixture {
  const b = new RunBuilder('call()', 'call()', 'call()', 'sensor 0', 'sensor 1', 'sensor 2');
  const results = b.location('results');
  [1, 2, 3].forEach((task) => b.step(0, OperationKind.Start, task, 7));
  [1, 2, 3].forEach((task) => b.step(task, Await, 0, 10, { text: 'work(index)' }));
  b.step(0, Turn, 0, 0, harness);
  for (const task of [3, 1, 2]) {
    b.step(task + 3, Complete, 0, 40, harness);
    b.step(task, AtomicUpdate, results, 10, { value: String(task) });
  }
  const findings = [
    { kind: 'wrong-result', message: 'the results were [20, 0, 10], expected [0, 10, 20]' },
  ] as const;
  const run = { ...b.build(findings, Ending.Failed, { preemptions: 0 }), outside: [4, 5, 6] };
  return {
    verdict: 'wrong-result',
    title: { en: 'three calls, each at its own pace', zh: '三个调用，快慢不一' },
    run,
    sites: b.sites,
  };
}

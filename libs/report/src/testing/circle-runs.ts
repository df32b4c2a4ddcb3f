import { Ending, ObjectKind, OperationKind } from '@heddle/trace';
import { harness, type Fixture } from './fixture';
import { RunBuilder } from './run-builder';

const { Acquire, Join, Release, SemaphoreAcquire } = OperationKind;

/** Dining philosophers whose forks are semaphores, all with their first fork in hand. */
export function semaphoreForks(): Fixture {
  const b = new RunBuilder('philosopher 0', 'philosopher 1');
  const forks = [b.object(ObjectKind.Semaphore, 'forks[0]'), b.object(ObjectKind.Semaphore, 'forks[1]')];
  b.startAll();
  const taken = forks.map((fork, index) => b.step(index + 1, SemaphoreAcquire, fork, 14));
  const cycle = [1, 2].map((task) => {
    const object = forks[2 - task]!;
    const holder = 3 - task;
    const site = b.pending(task, SemaphoreAcquire, object, 15);
    const heldSince = { step: taken[holder - 1]!, task: holder, site: b.site(14) };
    return { task, site, on: 'semaphore', object, holder, heldSince } as const;
  });
  b.pending(0, Join, 1, 30, harness);
  return {
    verdict: 'deadlock',
    title: { en: 'two philosophers', zh: '两位哲学家' },
    run: b.build([{ kind: 'deadlock', cycle }], Ending.Blocked),
    sites: b.sites,
  };
}

/** Waits for room with the buffer's mutex in hand; the consumer, which would make room, wants the mutex. */
export function mutexFirst(): Fixture {
  const b = new RunBuilder('take', 'put');
  const mutex = b.object(ObjectKind.Lock, 'this.mutex');
  const spaces = b.object(ObjectKind.Semaphore, 'this.spaces');
  b.startAll();
  b.step(2, Acquire, mutex, 18);
  b.step(2, SemaphoreAcquire, spaces, 19);
  b.step(2, Release, mutex, 22);
  const held = b.step(2, Acquire, mutex, 18);
  const room = b.pending(2, SemaphoreAcquire, spaces, 19);
  const entry = b.pending(1, Acquire, mutex, 28);
  b.pending(0, Join, 1, 50, harness);
  const heldSince = { step: held, task: 2, site: b.site(18) };
  const cycle = [
    { task: 1, site: entry, on: 'lock', object: mutex, holder: 2, heldSince },
    { task: 2, site: room, on: 'semaphore', object: spaces, holder: 1 },
  ] as const;
  return {
    verdict: 'deadlock',
    title: { en: 'a full buffer', zh: '满的缓冲区' },
    run: b.build([{ kind: 'deadlock', cycle }], Ending.Blocked),
    sites: b.sites,
  };
}

import { ObjectKind, OperationKind } from '@heddle/trace';
import type { Fixture } from './fixture';
import { RunBuilder } from './run-builder';

const { Read, Write, Acquire, Release } = OperationKind;

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

/** Each has made a lock of its own, in the same line, and the main thread has set the variable before. */
export function locksOfTheirOwn(): Fixture {
  const b = new RunBuilder('deliver', 'deliver');
  const apples = b.location('stock.apples');
  const locks = [b.object(ObjectKind.Lock, 'lock'), b.object(ObjectKind.Lock, 'lock')];
  b.step(0, Write, apples, 3, { value: '0' });
  b.startAll();
  b.step(1, Acquire, locks[0]!, 8);
  b.step(1, Read, apples, 9, { value: '0' });
  const write = b.step(1, Write, apples, 9, { value: '1' });
  b.step(2, Acquire, locks[1]!, 8);
  const read = b.step(2, Read, apples, 9, { value: '1' });
  const site = b.site(9);
  const run = b.build([
    {
      kind: 'data-race',
      location: apples,
      first: { step: write, task: 1, site, write: true, locks: [locks[0]!] },
      second: { step: read, task: 2, site, write: false, locks: [locks[1]!] },
    },
  ]);
  return { verdict: 'data-race', title: { en: 'two deliveries', zh: '两次送货' }, run, sites: b.sites };
}

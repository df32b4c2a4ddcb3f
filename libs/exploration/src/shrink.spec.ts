import type { Coroutine } from '@heddle/engine';
import type { HandwrittenProgram } from '@heddle/engine/testing';
import { ObjectKind, OperationKind } from '@heddle/trace';
import { explore } from './explore';
import { counting, targetOf, twoLocks } from './testing';
import type { Target } from './target';

/** What is least for each failure: nobody could be told it with less. `steps` are those of the tasks besides the main one. */
interface Minimum {
  readonly verdict: string;
  readonly preemptions: number;
  readonly tasks: readonly number[];
  readonly steps: number;
}

const pass = (p: HandwrittenProgram): Coroutine => p.act(OperationKind.Pass);

/** One lock in another. */
function both(p: HandwrittenProgram, first: number, second: number): Coroutine {
  return p.locked(first, () => p.locked(second, () => pass(p)));
}

/** Work that has nothing to do with the failure. */
function* bystander(p: HandwrittenProgram): Coroutine {
  for (let i = 0; i < 3; i++) yield* pass(p);
}

const FAILURES: Record<string, () => readonly [Target, Minimum]> = {
  'a lost update': () => [counting(2, 1), { verdict: 'data-race', preemptions: 1, tasks: [1, 2], steps: 4 }],

  'two locks in opposite orders': () => [
    twoLocks(),
    { verdict: 'deadlock', preemptions: 1, tasks: [1, 2], steps: 2 },
  ],

  'two locks in opposite orders, and two bystanders': () => [
    targetOf(function* (p) {
      const [a, b] = [p.create(ObjectKind.Lock), p.create(ObjectKind.Lock)];
      yield* p.together(bystander(p), both(p, a, b), bystander(p), both(p, b, a));
    }),
    { verdict: 'deadlock', preemptions: 1, tasks: [2, 4], steps: 2 },
  ],

  'a lock taken twice': () => [
    targetOf(function* (p) {
      const lock = p.create(ObjectKind.Lock);
      yield* p.together(both(p, lock, lock), both(p, lock, lock));
    }),
    { verdict: 'deadlock', preemptions: 0, tasks: [1], steps: 1 },
  ],

  'a lock taken twice by the last of three': () => [
    targetOf(function* (p) {
      const lock = p.create(ObjectKind.Lock);
      yield* p.together(bystander(p), bystander(p), both(p, lock, lock));
    }),
    { verdict: 'deadlock', preemptions: 0, tasks: [3], steps: 1 },
  ],

  // One preemption is enough: who waits for a lock lets the others go on.
  'a circle of three': () => [
    targetOf(function* (p) {
      const forks = [0, 1, 2].map(() => p.create(ObjectKind.Lock));
      yield* p.together(...forks.map((fork, index) => both(p, fork, forks[(index + 1) % 3]!)));
    }),
    { verdict: 'deadlock', preemptions: 1, tasks: [1, 2, 3], steps: 3 },
  ],

  'a notification that nobody waits for': () => [
    targetOf(function* (p) {
      const lock = p.create(ObjectKind.Lock);
      const condition = p.create(ObjectKind.Condition, lock);
      const notifier = p.locked(lock, () => p.act(OperationKind.Notify, condition, { argument: 1 }));
      const waiter = p.locked(lock, () => p.act(OperationKind.Wait, condition));
      yield* p.together(waiter, notifier);
    }),
    { verdict: 'lost-wakeup', preemptions: 0, tasks: [1, 2], steps: 5 },
  ],

  'a look before the leap': () => [
    targetOf(function* (p) {
      const lock = p.create(ObjectKind.Lock);
      let tickets = 1;
      function* buyer(): Coroutine {
        let left = 0;
        yield* p.locked(lock, function* () {
          yield* pass(p);
          left = tickets;
        });
        if (left === 0) return;
        yield* p.locked(lock, function* () {
          yield* pass(p);
          tickets--;
        });
      }
      yield* p.together(buyer(), buyer());
      if (tickets < 0) p.execution.harnessPort.fail(`${tickets} tickets`);
    }),
    { verdict: 'wrong-result', preemptions: 1, tasks: [1, 2], steps: 12 },
  ],

  'a join that is missing': () => [
    targetOf(function* (p) {
      const location = p.location();
      const done: number[] = [];
      const worker = (function* (): Coroutine {
        yield* p.access(OperationKind.AtomicUpdate, location, 1);
        done.push(1);
      })();
      yield* p.spawn(worker);
      yield* p.access(OperationKind.AtomicUpdate, location, 30);
      if (done.length === 0) p.execution.harnessPort.fail('not done yet');
    }),
    { verdict: 'wrong-result', preemptions: 0, tasks: [], steps: 0 },
  ],

  'a failure in a worker': () => [
    targetOf(function* (p) {
      const failing = (function* (): Coroutine {
        yield* pass(p);
        p.execution.harnessPort.fail('no');
      })();
      yield* p.together(bystander(p), bystander(p), failing);
    }),
    { verdict: 'wrong-result', preemptions: 0, tasks: [3], steps: 1 },
  ],
};

describe('shrinking', () => {
  it.each(Object.keys(FAILURES))('comes to the least that shows %s', (name) => {
    const [target, minimum] = FAILURES[name]!();
    const { verdict, failure } = explore(target, { schedules: 2_000, seed: 1 });
    const steps = failure!.events.filter(({ task, kind }) => task !== 0 && kind !== OperationKind.End);

    expect({
      verdict,
      preemptions: failure!.preemptions,
      tasks: [...new Set(steps.map(({ task }) => task))].sort((a, b) => a - b),
      steps: steps.length,
    }).toEqual(minimum);
  });

  it('leaves out of a deadlock who has not begun', () => {
    const [target] = FAILURES['a lock taken twice']!();
    const { failure } = explore(target, { schedules: 2_000, seed: 1 });

    expect(failure!.pending.map(({ task }) => task)).toEqual([0, 1]);
  });
});

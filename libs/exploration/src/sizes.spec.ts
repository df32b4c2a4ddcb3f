import type { Coroutine } from '@heddle/engine';
import { ObjectKind, OperationKind } from '@heddle/trace';
import { replay } from './replay';
import { exploreSizes } from './sizes';
import { counting, targetOf } from './testing';
import type { Target } from './target';

const OPTIONS = { schedules: 2_000, seed: 1 };
const SIZES = [2, 3, 4];

function search(targetAt: (size: number) => Target, options = OPTIONS) {
  return exploreSizes(SIZES.map(targetAt), SIZES, options);
}

/** `tasks` tasks take a lock in turn; the last but one of three or more forgets to give it back. */
function forgetful(tasks: number): Target {
  return targetOf(function* (p) {
    const lock = p.create(ObjectKind.Lock);
    function* worker(index: number): Coroutine {
      yield* p.act(OperationKind.Acquire, lock);
      if (index < 2) yield* p.act(OperationKind.Release, lock);
    }
    yield* p.together(...Array.from({ length: tasks }, (_, index) => worker(index)));
  });
}

describe('exploring a scenario at several sizes', () => {
  it('shows a failure at the smallest size', () => {
    const { verdict, size, failure, search: done } = search((tasks) => counting(tasks, 1));

    expect({ verdict, size }).toEqual({ verdict: 'data-race', size: 2 });
    expect(failure).toMatchObject({ size: 2, preemptions: 1 });
    expect(done.sizes).toEqual(SIZES);
    expect(replay(counting(2, 1), failure!.schedule, OPTIONS.seed).findings).toEqual(failure!.findings);
  });

  it('finds what only a larger size shows', () => {
    const { verdict, size, failure, search: done } = search(forgetful);

    expect({ verdict, size: failure!.size }).toEqual({ verdict: 'leak', size: 3 });
    expect(size).toBe(3);
    expect(done.failedAt).toBeGreaterThan(1);
    expect(done.mode).toBe('bounded');
  });

  it('gives the gravest verdict of all sizes, at the smallest that has it', () => {
    const { verdict, size } = search((tasks) => (tasks === 2 ? counting(2, 1) : forgetful(tasks)));

    expect({ verdict, size }).toEqual({ verdict: 'leak', size: 3 });
  });

  it('says exhaustive only if every size was', () => {
    const all = search((tasks) => counting(tasks, 1, { locked: true }));
    const some = search((tasks) => counting(tasks, tasks === 4 ? 4 : 1, { locked: true }));

    expect(all).toMatchObject({ verdict: 'accepted', search: { mode: 'exhaustive' } });
    expect(all.size).toBeUndefined();
    expect(some).toMatchObject({ verdict: 'accepted', search: { mode: 'bounded' } });
  });

  it('shares the schedules, and leaves those that a small size does not need to the larger ones', () => {
    const { search: done } = search((tasks) => counting(tasks, tasks === 4 ? 4 : 1, { locked: true }));

    expect(done.schedules).toBe(OPTIONS.schedules);
    expect(Object.values(done.strategies).reduce((a, b) => a + b)).toBe(OPTIONS.schedules);
  });

  it('asks for the goal at every size', () => {
    const meeting = (tasks: number, guests: number) =>
      targetOf(
        function* (p) {
          let inside = 0;
          const location = p.location();
          function* visit(): Coroutine {
            yield* p.access(OperationKind.AtomicUpdate, location, 30);
            if (++inside === tasks) p.execution.harnessPort.reach(0, 30);
            yield* p.access(OperationKind.AtomicUpdate, location, 31);
            inside--;
          }
          yield* p.together(...Array.from({ length: guests }, visit));
        },
        { mustReachGoal: true },
      );

    expect(search((tasks) => meeting(tasks, tasks))).toMatchObject({
      verdict: 'accepted',
      goal: { size: 2, reachedAt: 1 },
    });
    expect(search((tasks) => meeting(tasks, Math.min(tasks, 3)))).toMatchObject({
      verdict: 'not-concurrent',
      size: 4,
    });
  });

  it('gives the same outcome twice', () => {
    const outcome = (): string => JSON.stringify(search((tasks) => counting(tasks, 2)));

    expect(outcome()).toBe(outcome());
  });
});

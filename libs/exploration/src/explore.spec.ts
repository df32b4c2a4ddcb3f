import type { Coroutine } from '@heddle/engine';
import { ObjectKind, OperationKind } from '@heddle/trace';
import { explore } from './explore';
import { replay } from './replay';
import { counting, targetOf, twoLocks } from './testing';

const OPTIONS = { schedules: 2_000, seed: 1 };

describe('exploring', () => {
  it('convicts the lost update within ten schedules and shrinks it to one preemption', () => {
    const { verdict, search, failure } = explore(counting(2, 1), OPTIONS);

    expect(verdict).toBe('data-race');
    expect(search.failedAt).toBeLessThanOrEqual(10);
    expect(failure!.preemptions).toBe(1);
    expect(failure!.findings.map(({ kind }) => kind)).toEqual(['data-race', 'wrong-result']);
  });

  it('runs every interleaving of a small correct program, and says so', () => {
    const { verdict, search } = explore(counting(2, 2, { locked: true }), OPTIONS);

    expect(verdict).toBe('accepted');
    expect(search.mode).toBe('exhaustive');
    expect(search.schedules).toBeLessThan(OPTIONS.schedules);
  });

  it('runs a program once that has nothing to choose', () => {
    const { verdict, search } = explore(counting(1, 3), OPTIONS);

    expect(verdict).toBe('accepted');
    expect(search).toMatchObject({ mode: 'exhaustive', schedules: 1 });
  });

  it('says that it sampled where there are too many interleavings', () => {
    const { verdict, search } = explore(counting(4, 4, { locked: true }), OPTIONS);

    expect(verdict).toBe('accepted');
    expect(search.mode).toBe('bounded');
    expect(search.schedules).toBe(OPTIONS.schedules);
    expect(Object.values(search.strategies).reduce((a, b) => a + b)).toBe(OPTIONS.schedules);
  });

  it('finds the deadlock of two locks taken in opposite orders, and none in the same order', () => {
    const { verdict, failure } = explore(twoLocks(), OPTIONS);

    expect(verdict).toBe('deadlock');
    expect(failure!.preemptions).toBe(1);
    expect(explore(twoLocks({ sameOrder: true }), OPTIONS)).toMatchObject({
      verdict: 'accepted',
      search: { mode: 'exhaustive' },
    });
  });

  it('prefers the deadlock to the race that is seen first', () => {
    const target = targetOf(function* (p) {
      const location = p.location();
      const a = p.create(ObjectKind.Lock);
      const b = p.create(ObjectKind.Lock);
      function* both(first: number, second: number): Coroutine {
        yield* p.access(OperationKind.Write, location, 1);
        yield* p.locked(first, () => p.locked(second, () => p.act(OperationKind.Pass)));
      }
      yield* p.together(both(a, b), both(b, a));
    });

    expect(explore(target, OPTIONS).verdict).toBe('deadlock');
  });

  it('keeps the simplest run found that reaches the goal, as a schedule that replays it', () => {
    const meeting = () =>
      targetOf(
        function* (p) {
          let inside = 0;
          const location = p.location();
          function* visit(): Coroutine {
            yield* p.access(OperationKind.AtomicUpdate, location, 30);
            if (++inside === 3) p.execution.harnessPort.reach(0, 30);
            yield* p.access(OperationKind.AtomicUpdate, location, 31);
            inside--;
          }
          yield* p.together(visit(), visit(), visit());
        },
        { mustReachGoal: true },
      );
    const { goal } = explore(meeting(), OPTIONS);

    expect(goal).toMatchObject({ reachedAt: 1, preemptions: 2 });
    expect(replay(meeting(), goal!.schedule, OPTIONS.seed)).toMatchObject({
      goalSite: 30,
      findings: [],
      preemptions: 2,
    });
  });

  it('gives up a program that does not do the same twice, and says where', () => {
    let runs = 0;
    const target = targetOf(function* (p) {
      const location = p.location();
      yield* p.access(OperationKind.AtomicUpdate, location, 3);
      yield* p.access(OperationKind.AtomicUpdate, location, 4);
      if (++runs > 1) yield* p.access(OperationKind.AtomicUpdate, location, 5);
    });

    expect(explore(target, OPTIONS)).toMatchObject({
      verdict: 'grader-error',
      mistake: { kind: 'nondeterminism', sites: [5, 4, 3] },
    });
  });

  it('tells what broke the interpreter of a program, which does not do the same twice then', () => {
    let runs = 0;
    const target = targetOf(function* (p) {
      const { port } = p.execution;
      if (++runs === 1) yield* p.access(OperationKind.AtomicUpdate, p.location(), 3);
      port.breakDown();
      port.raise('MemoryError: no more', '', false);
    });

    const { verdict, failure, mistake } = explore(target, OPTIONS);

    expect(mistake).toBeUndefined();
    expect(verdict).toBe('exception');
    expect(failure!.findings).toMatchObject([{ kind: 'exception', text: 'MemoryError: no more' }]);
  });

  it('notices a program that changes only later, when it goes through a prefix again', () => {
    let runs = 0;
    const target = targetOf(function* (p) {
      const lock = p.create(ObjectKind.Lock);
      const worker = (): Coroutine => p.locked(lock, () => p.act(OperationKind.Pass));
      yield* p.together(...Array.from({ length: ++runs > 70 ? 3 : 2 }, worker));
    });

    expect(explore(target, OPTIONS)).toMatchObject({ mistake: { kind: 'nondeterminism' } });
  });

  it('calls a program whose goal no schedule reaches not concurrent', () => {
    const meeting = (serialised: boolean): string => {
      const target = targetOf(
        function* (p) {
          let inside = 0;
          const location = p.location();
          const lock = p.create(ObjectKind.Lock);
          function* visit(): Coroutine {
            yield* p.access(OperationKind.AtomicUpdate, location, 30);
            if (++inside === 2) p.execution.harnessPort.reach(0, 30);
            yield* p.access(OperationKind.AtomicUpdate, location, 31);
            inside--;
          }
          const visitor = (): Coroutine => (serialised ? p.locked(lock, visit) : visit());
          yield* p.together(visitor(), visitor());
        },
        { mustReachGoal: true },
      );
      return explore(target, OPTIONS).verdict;
    };

    expect(meeting(true)).toBe('not-concurrent');
    expect(meeting(false)).toBe('accepted');
  });

  it('gives the same outcome twice', () => {
    const outcome = (): string => JSON.stringify(explore(counting(3, 2), { schedules: 300, seed: 7 }));

    expect(outcome()).toBe(outcome());
  });

  it('replays a failure from its schedule alone', () => {
    const { failure } = explore(counting(3, 2), OPTIONS);

    expect(replay(counting(3, 2), failure!.schedule, OPTIONS.seed)).toEqual({
      ...failure,
      contextSwitchesFound: failure!.contextSwitches,
    });
  });

  it('keeps both ends of a long run, and the last thing that each task did', () => {
    const forever = targetOf(
      function* (p) {
        const [once, again] = [p.location(), p.location()];
        function* worker(): Coroutine {
          for (let i = 0; i < 3_000; i++) yield* p.access(OperationKind.Read, once, 1);
          yield* p.act(OperationKind.Acquire, lock);
        }
        const lock = p.create(ObjectKind.Lock);
        yield* p.act(OperationKind.Acquire, lock);
        yield* p.spawn(worker());
        for (;;) yield* p.access(OperationKind.Write, again, 2);
      },
      { steps: 12_000 },
    );

    const { failure } = explore(forever, { schedules: 1, seed: 1 });

    expect(failure!.steps).toBe(12_000);
    expect(failure!.events[0]!.step).toBe(0);
    expect(failure!.events.at(-1)).toMatchObject({ step: 11_999, site: 2 });
    const [finding] = failure!.findings;
    const last = finding?.kind === 'step-limit' ? finding.last.map(({ step }) => step) : [];
    expect(last.length).toBeGreaterThan(0);
    expect(failure!.events.map(({ step }) => step)).toEqual(expect.arrayContaining(last));
    expect(failure!.events.length).toBeLessThan(6_000);
  });

  it('sees a task alive after the last thing it did', () => {
    const target = targetOf(function* (p) {
      const event = p.create(ObjectKind.Event);
      const task = yield* p.spawn(p.act(OperationKind.EventSet, event));
      yield* p.act(OperationKind.EventWait, event);
      const alive = (yield* p.do(OperationKind.Join, task, { timeout: 0 })) === 0;
      if (alive) p.execution.harnessPort.fail('a thread is still alive');
    });

    expect(explore(target, OPTIONS).verdict).toBe('wrong-result');
  });
});

import type { Coroutine } from '@heddle/engine';
import type { HandwrittenProgram } from '@heddle/engine/testing';
import { ObjectKind, OperationKind, OperationResult } from '@heddle/trace';
import { explore } from './explore';
import type { ScenarioOutcome } from './outcome';
import { replay } from './replay';
import { targetOf } from './testing';
import type { Target } from './target';

const OPTIONS = { schedules: 2_000, seed: 1 };
const FIRST = 5;
const SECOND = 6;

/** Takes two locks one inside the other, at sites of the submission. */
function* both(p: HandwrittenProgram, outer: number, inner: number): Coroutine {
  yield* p.do(OperationKind.Acquire, outer, { site: FIRST });
  yield* p.do(OperationKind.Acquire, inner, { site: SECOND });
  yield* p.do(OperationKind.Release, inner);
  yield* p.do(OperationKind.Release, outer);
}

/** T2 comes when T1 has set an event at its end: the two never meet. */
function inTurn(): Target {
  return targetOf(function* (p) {
    const [a, b] = [p.create(ObjectKind.Lock), p.create(ObjectKind.Lock)];
    const done = p.create(ObjectKind.Event);
    function* first(): Coroutine {
      yield* both(p, a, b);
      yield* p.act(OperationKind.EventSet, done);
    }
    function* second(): Coroutine {
      yield* p.act(OperationKind.EventWait, done);
      yield* both(p, b, a);
    }
    yield* p.together(first(), second());
  });
}

/** Only who comes first takes the locks; that nobody comes second is not for a lock-order analysis to know. */
function eitherOr(): Target {
  return targetOf(function* (p) {
    const [a, b] = [p.create(ObjectKind.Lock), p.create(ObjectKind.Lock)];
    const location = p.location();
    let isFirst = true;
    function* visitor(outer: number, inner: number): Coroutine {
      yield* p.access(OperationKind.AtomicUpdate, location, 3);
      const goesOn = isFirst;
      isFirst = false;
      if (goesOn) yield* both(p, outer, inner);
    }
    yield* p.together(visitor(a, b), visitor(b, a));
  });
}

function circleOf({ failure }: ScenarioOutcome): readonly (readonly number[])[] {
  const [finding] = failure!.findings;
  return finding?.kind === 'lock-order'
    ? finding.cycle.map(({ acquired, requested }) => [acquired.step, requested.step])
    : [];
}

describe('a lock order that could deadlock', () => {
  it('is a warning even when every schedule was run and none deadlocks', () => {
    const outcome = explore(inTurn(), OPTIONS);

    expect(outcome).toMatchObject({ verdict: 'lock-order', search: { mode: 'exhaustive' } });
    expect(outcome.failure!.preemptions).toBe(0);
    const { events } = outcome.failure!;
    for (const [acquired, requested] of circleOf(outcome)) {
      expect(events[acquired!]!.site).toBe(FIRST);
      expect(events[requested!]!.site).toBe(SECOND);
    }
  });

  it('is found when no run shows the whole circle, and then its steps are of other runs', () => {
    const outcome = explore(eitherOr(), OPTIONS);

    expect(outcome.verdict).toBe('lock-order');
    expect(circleOf(outcome)).toEqual([
      [-1, -1],
      [-1, -1],
    ]);
  });

  it('is replayed as what it is', () => {
    const { failure } = explore(inTurn(), OPTIONS);

    expect(replay(inTurn(), failure!.schedule, OPTIONS.seed).findings).toEqual(failure!.findings);
  });

  it('gives way to a deadlock', () => {
    const target = targetOf(function* (p) {
      const [a, b] = [p.create(ObjectKind.Lock), p.create(ObjectKind.Lock)];
      yield* p.together(both(p, a, b), both(p, b, a));
    });

    expect(explore(target, OPTIONS).verdict).toBe('deadlock');
  });

  it('is none when the locks inside are only tried', () => {
    const target = targetOf(function* (p) {
      const [a, b] = [p.create(ObjectKind.Lock), p.create(ObjectKind.Lock)];
      const tryBoth = (outer: number, inner: number): Coroutine =>
        p.locked(outer, function* () {
          const taken = yield* p.do(OperationKind.Acquire, inner, { timeout: 1 });
          if (taken === (OperationResult.Yes as number)) yield* p.act(OperationKind.Release, inner);
        });
      yield* p.together(tryBoth(a, b), tryBoth(b, a));
    });

    expect(explore(target, OPTIONS).verdict).toBe('accepted');
  });
});

/** One task looks at a flag in `round` until it is set; another one sets it after some work. */
function flagged(round: (p: HandwrittenProgram, flag: number) => Coroutine): Target {
  return targetOf(function* (p) {
    let isSet = false;
    const flag = p.location();
    const work = p.location();
    function* poll(): Coroutine {
      for (;;) {
        yield* p.access(OperationKind.AtomicRead, flag, FIRST);
        if (isSet) return;
        yield* round(p, flag);
      }
    }
    function* set(): Coroutine {
      yield* p.access(OperationKind.AtomicUpdate, work, SECOND);
      yield* p.access(OperationKind.AtomicUpdate, flag, SECOND);
      isSet = true;
    }
    yield* p.together(poll(), set());
  });
}

describe('a busy wait', () => {
  const spinning = (): Target => flagged((p) => p.act(OperationKind.Pass));

  it('is a task that asks without end until another one acts', () => {
    const { verdict, failure, search } = explore(spinning(), OPTIONS);

    expect(verdict).toBe('busy-wait');
    expect(search.mode).toBe('bounded');
    expect(failure!.findings).toMatchObject([{ kind: 'busy-wait', task: 1, look: { site: FIRST } }]);
    expect(replay(spinning(), failure!.schedule, OPTIONS.seed).findings).toEqual(failure!.findings);
  });

  it('is none when it sleeps in between', () => {
    const sleeping = flagged((p) => p.act(OperationKind.Sleep, 0, { timeout: 0.1 }));

    expect(explore(sleeping, OPTIONS).verdict).toBe('accepted');
  });

  it.each([15, 20, 50])('is none when it looks %i times whatever happens', (rounds) => {
    const target = targetOf(function* (p) {
      const flag = p.location();
      function* look(): Coroutine {
        for (let i = 0; i < rounds; i++) {
          yield* p.access(OperationKind.AtomicRead, flag, FIRST);
          yield* p.act(OperationKind.Pass);
          yield* p.act(OperationKind.Pass);
        }
        yield* p.access(OperationKind.AtomicUpdate, p.location(), FIRST);
      }
      function* set(): Coroutine {
        yield* p.access(OperationKind.AtomicUpdate, flag, SECOND);
      }
      yield* p.together(look(), set());
    });

    expect(explore(target, OPTIONS).verdict).toBe('accepted');
  });

  it('is a livelock when nobody is left to act', () => {
    const target = targetOf(function* (p) {
      const flag = p.location();
      function* poll(): Coroutine {
        for (;;) yield* p.access(OperationKind.AtomicRead, flag, FIRST);
      }
      yield* p.together(poll());
    });

    expect(explore(target, OPTIONS).verdict).toBe('livelock');
  });
});

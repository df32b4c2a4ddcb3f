import type { Coroutine } from '@heddle/engine';
import type { HandwrittenProgram } from '@heddle/engine/testing';
import { ObjectKind, OperationKind, OperationResult } from '@heddle/trace';
import { explore } from './explore';
import { targetOf } from './testing';

const OPTIONS = { schedules: 600, seed: 1 };

interface Manner {
  /** For how long the second lock is waited for, in seconds; 0 is a try. */
  readonly patience: number;
  readonly backOff: 'none' | 'after the release' | 'before the release';
  /** Does it change something with the first lock held, and back if it does not get the second one? */
  readonly rollsBack?: boolean;
}

/** Takes two locks in the order given; if the second is taken, gives the first one back and tries again. */
function* takeBoth(
  p: HandwrittenProgram,
  [first, second, account]: readonly [number, number, number],
  manner: Manner,
): Coroutine {
  const sleep = (): Coroutine => p.act(OperationKind.Sleep, 0, { timeout: 0.1 });
  for (;;) {
    yield* p.act(OperationKind.Acquire, first);
    if (manner.rollsBack === true) yield* p.access(OperationKind.Write, account, 1);
    const got = yield* p.do(OperationKind.Acquire, second, { timeout: manner.patience });
    if (got === (OperationResult.Yes as number)) break;
    if (manner.rollsBack === true) yield* p.access(OperationKind.Write, account, 1);
    if (manner.backOff === 'before the release') yield* sleep();
    yield* p.act(OperationKind.Release, first);
    if (manner.backOff === 'after the release') yield* sleep();
  }
  yield* p.act(OperationKind.Release, second);
  yield* p.act(OperationKind.Release, first);
}

function verdictOf(tasks: number, manner: Manner): string {
  const main = function* (p: HandwrittenProgram): Coroutine {
    const locks = Array.from({ length: tasks }, () => p.create(ObjectKind.Lock));
    const bodies = locks.map((lock, i) => takeBoth(p, [lock, locks[(i + 1) % tasks]!, p.location()], manner));
    yield* p.together(...bodies);
  };
  return explore(targetOf(main, { steps: 600 }), OPTIONS).verdict;
}

describe('locks that are tried in a circle', () => {
  it.each([2, 3])('are got by %i tasks that give back what they hold and back off', (tasks) => {
    expect(verdictOf(tasks, { patience: 0, backOff: 'after the release' })).toBe('accepted');
    expect(verdictOf(tasks, { patience: 1, backOff: 'after the release' })).toBe('accepted');
  });

  it.each([0, 1])(
    'are got also if something is changed and changed back meanwhile (patience %i)',
    (patience) => {
      expect(verdictOf(2, { patience, backOff: 'after the release', rollsBack: true })).toBe('accepted');
      expect(verdictOf(2, { patience, backOff: 'before the release', rollsBack: true })).toBe('step-limit');
    },
  );

  it('are a livelock for those who try again at once', () => {
    expect(verdictOf(2, { patience: 0, backOff: 'none' })).toBe('livelock');
    expect(verdictOf(2, { patience: 1, backOff: 'none' })).toBe('livelock');
  });

  it('are a livelock for those who sleep while they hold the first one', () => {
    expect(verdictOf(2, { patience: 0, backOff: 'before the release' })).toBe('livelock');
    expect(verdictOf(2, { patience: 1, backOff: 'before the release' })).toBe('livelock');
  });
});

/** `while (!stop.wait(1)) ticks++`, and a main task that sets the event. */
function* ticking(p: HandwrittenProgram): Coroutine {
  const stop = p.create(ObjectKind.Event);
  const ticks = p.location();
  function* ticker(): Coroutine {
    while ((yield* p.do(OperationKind.EventWait, stop, { timeout: 1 })) !== (OperationResult.Yes as number))
      yield* p.access(OperationKind.AtomicUpdate, ticks, 1);
  }
  const task = yield* p.spawn(ticker());
  yield* p.act(OperationKind.Sleep, 0, { timeout: 3 });
  yield* p.act(OperationKind.EventSet, stop);
  yield* p.join(task);
}

describe('a task that works from time to time', () => {
  it('lets the one that stops it have its turn', () => {
    expect(explore(targetOf(ticking, { steps: 600 }), OPTIONS).verdict).toBe('accepted');
  });
});

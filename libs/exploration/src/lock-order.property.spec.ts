import { LockOrderAnalysis } from '@heddle/analyses';
import type { Coroutine } from '@heddle/engine';
import { BoundedDepthFirst } from '@heddle/strategies';
import { Ending, ObjectKind, OperationKind } from '@heddle/trace';
import fc from 'fast-check';
import { targetOf } from './testing';

/** So that a failure names the way back to it. */
const SEED = 20261;
const LOCKS = 3;
const ANY_NUMBER = 100;

/** What a task does: takes these locks one inside the other, then releases all of them. */
type Nest = readonly number[];

const nest: fc.Arbitrary<Nest> = fc.shuffledSubarray([0, 1, 2], { minLength: 1, maxLength: LOCKS });
const programs: fc.Arbitrary<readonly (readonly Nest[])[]> = fc.array(
  fc.array(nest, { minLength: 1, maxLength: 2 }),
  { minLength: 2, maxLength: 3 },
);

interface Searched {
  readonly deadlocks: boolean;
  /** The circle in the graph of those runs that did not deadlock. */
  readonly warned: boolean;
}

/** Every interleaving with up to two preemptions (two tasks: all of them) of tasks that nest locks. */
function search(tasks: readonly (readonly Nest[])[]): Searched {
  const target = targetOf(function* (p) {
    const locks = Array.from({ length: LOCKS }, () => p.create(ObjectKind.Lock));
    function* body(nests: readonly Nest[]): Coroutine {
      for (const taken of nests) {
        for (const lock of taken) yield* p.do(OperationKind.Acquire, locks[lock], { site: 1 });
        for (const lock of taken.toReversed()) yield* p.do(OperationKind.Release, locks[lock], { site: 1 });
      }
    }
    yield* p.together(...tasks.map(body));
  });
  const analysis = new LockOrderAnalysis();
  const strategy = new BoundedDepthFirst(tasks.length === 2 ? ANY_NUMBER : 2, 1);
  let deadlocks = false;
  while (strategy.startRun()) {
    target.execution.run(target.program, strategy);
    const { trace } = target.execution;
    if (trace.ending === Ending.Blocked) deadlocks = true;
    else analysis.add(trace, target.sites);
  }
  return { deadlocks, warned: analysis.cycle() !== undefined };
}

describe(`lock order of random programs (seed ${SEED})`, () => {
  it('warns in the passing runs of every program that can deadlock', () => {
    let deadlocking = 0;
    fc.assert(
      fc.property(programs, (tasks) => {
        const { deadlocks, warned } = search(tasks);
        if (!deadlocks) return;
        deadlocking++;
        expect(warned).toBe(true);
      }),
      { seed: SEED, numRuns: 60 },
    );
    expect(deadlocking).toBeGreaterThan(10);
  });

  it('warns only of programs of two tasks that can deadlock, where nothing but locks orders anything', () => {
    let fine = 0;
    fc.assert(
      fc.property(
        fc.tuple(
          fc.array(nest, { minLength: 1, maxLength: 2 }),
          fc.array(nest, { minLength: 1, maxLength: 2 }),
        ),
        (tasks) => {
          const { deadlocks, warned } = search(tasks);
          if (!deadlocks) fine++;
          expect(warned).toBe(deadlocks);
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
    expect(fine).toBeGreaterThan(10);
  });
});

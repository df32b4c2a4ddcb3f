import type { SchedulingPoint } from '@heddle/engine';
import fc from 'fast-check';
import { BoundedDepthFirst } from './bounded-depth-first';
import { NondeterminismError } from './errors';
import { arbitraryToyProgram, SEED } from './testing/arbitrary-toy-program';
import {
  bruteForce,
  runAll,
  runToy,
  wordOf,
  type ToyOperation,
  type ToyProgram,
} from './testing/toy-program';

const passes = (count: number): ToyOperation[] => Array.from({ length: count }, () => ({ do: 'pass' }));
const twoTimesThree: ToyProgram = { initial: 2, bodies: [passes(3), passes(3)] };
const sortedWords = (runs: Parameters<typeof wordOf>[0][]): string[] => runs.map(wordOf).sort();

describe('BoundedDepthFirst', () => {
  it('tries the default schedule first', () => {
    const [first] = runAll(twoTimesThree, new BoundedDepthFirst(2));

    expect(wordOf(first!)).toBe('0.0.0.1.1.1');
  });

  it('without preemptions, tries every order of whole tasks', () => {
    const words = runAll(twoTimesThree, new BoundedDepthFirst(0)).map(wordOf);

    expect(words).toEqual(['0.0.0.1.1.1', '1.1.1.0.0.0']);
  });

  it('says that the bound cut schedules off', () => {
    const search = new BoundedDepthFirst(1);
    runAll(twoTimesThree, search);

    expect(search).toMatchObject({ complete: true, pruned: true });
  });

  it('says that nothing was cut off when the bound was high enough', () => {
    const search = new BoundedDepthFirst(6);
    const runs = runAll(twoTimesThree, search);

    expect(search).toMatchObject({ complete: true, pruned: false });
    expect(runs).toHaveLength(20);
  });

  it('is not complete before the last run', () => {
    const search = new BoundedDepthFirst(0);
    runAll(twoTimesThree, search, 2);

    expect(search.complete).toBe(false);
  });

  it('refuses to go deeper before it is complete', () => {
    expect(() => new BoundedDepthFirst(0).deeper()).toThrow('must be complete');
  });

  it('has nothing to do in a deeper search when nothing was cut off', () => {
    const search = new BoundedDepthFirst(6);
    runAll(twoTimesThree, search);

    expect(runAll(twoTimesThree, search.deeper())).toEqual([]);
  });

  it('notices that other tasks are enabled than in the run before', () => {
    const search = new BoundedDepthFirst(2);
    runAll(twoTimesThree, search, 1);

    const other: ToyProgram = { initial: 3, bodies: [passes(3), passes(3), passes(1)] };

    expect(() => runAll(other, search)).toThrow(NondeterminismError);
  });

  it('notices that a run ends before the point where it should differ', () => {
    const search = new BoundedDepthFirst(2);
    runAll(twoTimesThree, search, 1);
    search.startRun();
    runToy({ initial: 2, bodies: [passes(1), passes(1)] }, (point: SchedulingPoint) => search.pick(point));

    expect(() => search.startRun()).toThrow(
      /^Step 1 was different.*expected tasks 0, 1 at step 1, found the end of the run/,
    );
  });

  it(`runs each schedule within the bound exactly once (seed ${SEED})`, () => {
    fc.assert(
      fc.property(arbitraryToyProgram, fc.nat(3), (program, bound) => {
        const all = bruteForce((pick) => runToy(program, pick));
        const search = new BoundedDepthFirst(bound);
        const words = sortedWords(runAll(program, search));

        expect(words).toEqual(sortedWords(all.filter((run) => run.preemptions <= bound)));
        expect(search.pruned).toBe(all.some((run) => run.preemptions > bound));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it(`going deeper, runs each schedule exactly once and none of fewer preemptions again (seed ${SEED})`, () => {
    fc.assert(
      fc.property(arbitraryToyProgram, fc.nat(2), (program, firstBound) => {
        const all = bruteForce((pick) => runToy(program, pick));
        let search = new BoundedDepthFirst(firstBound);
        const words = sortedWords(runAll(program, search));
        while (search.pruned) {
          search = search.deeper();
          const { bound } = search;
          const runs = runAll(program, search);
          expect(sortedWords(runs)).toEqual(sortedWords(all.filter((run) => run.preemptions === bound)));
          words.push(...runs.map(wordOf));
        }

        expect(words.sort()).toEqual(sortedWords(all));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

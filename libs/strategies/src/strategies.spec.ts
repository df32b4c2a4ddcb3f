import type { Strategy } from '@heddle/engine';
import fc from 'fast-check';
import { BoundedDepthFirst } from './bounded-depth-first';
import { DetectNondeterminism } from './detect-nondeterminism';
import { Pct } from './pct';
import { RandomWalk } from './random-walk';
import { Replay } from './replay';
import { RecordSchedule } from './record-schedule';
import { RoundRobin } from './round-robin';
import { arbitraryToyProgram, SEED } from './testing/arbitrary-toy-program';
import { runAll, wordOf } from './testing/toy-program';

const strategies: Record<string, (seed: number) => Strategy> = {
  RoundRobin: (seed) => new RoundRobin(seed),
  RandomWalk: (seed) => new RandomWalk(seed),
  'Pct of depth 3': (seed) => new Pct(seed, 3),
  'BoundedDepthFirst with bound 2': (seed) => new BoundedDepthFirst(2, seed),
  'Replay of an impossible schedule': (seed) => new Replay([{ step: 1, task: 7 }], seed),
  'DetectNondeterminism of RandomWalk': (seed) => new DetectNondeterminism(new RandomWalk(seed)),
};

describe.each(Object.entries(strategies))('%s', (_name, create) => {
  it(`picks enabled tasks only (seed ${SEED})`, () => {
    fc.assert(
      // runToy throws when a task that is not enabled is picked.
      fc.property(
        arbitraryToyProgram,
        fc.integer(),
        (program, seed) => runAll(program, create(seed), 10).length > 0,
      ),
      { seed: SEED },
    );
  });

  it(`makes the same schedules from the same seed (seed ${SEED})`, () => {
    fc.assert(
      fc.property(arbitraryToyProgram, fc.integer(), (program, seed) => {
        const once = runAll(program, create(seed), 10).map(wordOf);

        expect(runAll(program, create(seed), 10).map(wordOf)).toEqual(once);
      }),
      { seed: SEED },
    );
  });

  it(`is recorded as a schedule that replays strictly (seed ${SEED})`, () => {
    fc.assert(
      fc.property(arbitraryToyProgram, fc.integer(), (program, seed) => {
        const recorder = new RecordSchedule(create(seed));
        const [run] = runAll(program, recorder, 1);
        const replay = new Replay(recorder.schedule, seed, { strict: true });

        expect(runAll(program, replay).map(wordOf)).toEqual([wordOf(run!)]);
        expect(replay.followed).toBe(true);
        expect(recorder.preemptions).toBe(run!.preemptions);
      }),
      { seed: SEED },
    );
  });

  it('gives the program the same random numbers in every run', () => {
    const strategy = new RecordSchedule(create(5));
    const reference = new Replay([], 5);
    reference.startRun();
    strategy.startRun();

    expect([strategy.random(100), strategy.random(100)]).toEqual([
      reference.random(100),
      reference.random(100),
    ]);
  });
});

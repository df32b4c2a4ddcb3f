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
import { ToyOnEngine } from './testing/toy-on-engine';
import { bruteForce, wordOf, type ToyProgram, type ToyRun } from './testing/toy-program';

function runOnEngine(program: ToyProgram, strategy: Strategy, limit = 100_000): ToyRun[] {
  const engine = new ToyOnEngine(program);
  const runs: ToyRun[] = [];
  while (runs.length < limit && strategy.startRun()) runs.push(engine.run((point) => strategy.pick(point)));
  return runs;
}

const sortedWords = (runs: readonly ToyRun[]): string[] => runs.map(wordOf).sort();

const pass = { do: 'pass' } as const;

describe('On the engine', () => {
  it('two tasks of two steps, the first of which starts the second, have six schedules', () => {
    const program: ToyProgram = {
      initial: 2,
      bodies: [
        [pass, pass],
        [pass, pass],
      ],
    };

    expect(sortedWords(runOnEngine(program, new BoundedDepthFirst(9)))).toEqual([
      '0.0.0.1.1',
      '0.0.1.0.1',
      '0.0.1.1.0',
      '0.1.0.0.1',
      '0.1.0.1.0',
      '0.1.1.0.0',
    ]);
  });

  it(`bounded depth-first searches together run each schedule exactly once (seed ${SEED})`, () => {
    fc.assert(
      fc.property(arbitraryToyProgram, (program) => {
        const engine = new ToyOnEngine(program);
        const all = bruteForce((pick) => engine.run(pick));
        let search = new BoundedDepthFirst(0);
        const words = sortedWords(runOnEngine(program, search));
        while (search.pruned) {
          search = search.deeper();
          const { bound } = search;
          const runs = runOnEngine(program, search);
          expect(runs.filter(({ preemptions }) => preemptions !== bound)).toEqual([]);
          words.push(...sortedWords(runs));
        }

        expect(words.sort()).toEqual(sortedWords(all));
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it.each<[string, (seed: number) => Strategy]>([
    ['RoundRobin', (seed) => new RoundRobin(seed)],
    ['RandomWalk', (seed) => new RandomWalk(seed)],
    ['Pct', (seed) => new Pct(seed, 3)],
    ['BoundedDepthFirst', (seed) => new BoundedDepthFirst(1, seed)],
  ])(`%s is repeated by a strict replay of its record (seed ${SEED})`, (_name, create) => {
    fc.assert(
      fc.property(arbitraryToyProgram, fc.integer(), (program, seed) => {
        const recorder = new RecordSchedule(create(seed));
        const [run] = runOnEngine(program, recorder, 1);

        expect(runOnEngine(program, new Replay(recorder.schedule, seed, { strict: true }))).toEqual([run]);
      }),
      { seed: SEED },
    );
  });

  it(`DetectNondeterminism finds nothing wrong with deterministic programs (seed ${SEED})`, () => {
    fc.assert(
      fc.property(arbitraryToyProgram, fc.integer(), (program, seed) => {
        const runs = runOnEngine(program, new DetectNondeterminism(new RandomWalk(seed)), 6);

        expect(runs.filter((_, i) => i % 2 === 1)).toEqual(runs.filter((_, i) => i % 2 === 0));
      }),
      { seed: SEED },
    );
  });
});

import { BoundedDepthFirst } from './bounded-depth-first';
import { DetectNondeterminism } from './detect-nondeterminism';
import { NondeterminismError } from './errors';
import { RandomWalk } from './random-walk';
import { runAll, wordOf, type ToyProgram } from './testing/toy-program';

const pass = { do: 'pass' } as const;
const program: ToyProgram = { initial: 2, bodies: [[pass, pass], [pass]] };

describe('DetectNondeterminism', () => {
  it('runs every schedule of the inner strategy twice', () => {
    const single = runAll(program, new BoundedDepthFirst(3)).map(wordOf);
    const double = runAll(program, new DetectNondeterminism(new BoundedDepthFirst(3))).map(wordOf);

    expect(double).toEqual(single.flatMap((word) => [word, word]));
  });

  it('notices that other tasks are enabled', () => {
    const strategy = new DetectNondeterminism(new RandomWalk(1));
    runAll(program, strategy, 1);

    expect(() => runAll({ initial: 3, bodies: [[pass, pass], [pass], [pass]] }, strategy)).toThrow(
      NondeterminismError,
    );
  });

  it('notices that a task is about to do something else', () => {
    const strategy = new DetectNondeterminism(new RandomWalk(1));
    runAll(program, strategy, 1);

    expect(() =>
      runAll({ initial: 2, bodies: [[pass, pass], [{ do: 'acquire', lock: 0 }]] }, strategy),
    ).toThrow(
      /expected step 0 with task 0 .* found step 0 with task 0 .* task 1 about to do operation 9 on 0/,
    );
  });

  it('notices that the second run goes on longer', () => {
    const strategy = new DetectNondeterminism(new RandomWalk(1));
    runAll({ initial: 1, bodies: [[pass]] }, strategy, 1);

    expect(() => runAll({ initial: 1, bodies: [[pass, pass]] }, strategy)).toThrow(
      'expected the end of the run',
    );
  });

  it('notices that the second run ended earlier', () => {
    const strategy = new DetectNondeterminism(new RandomWalk(1));
    runAll({ initial: 1, bodies: [[pass, pass]] }, strategy, 1);
    runAll({ initial: 1, bodies: [[pass]] }, strategy, 1);

    expect(() => strategy.startRun()).toThrow('found its end');
  });

  it('repeats the random numbers of the first run', () => {
    const strategy = new DetectNondeterminism(new RandomWalk(1));
    strategy.startRun();
    const first = [strategy.random(10), strategy.random(1000)];
    strategy.startRun();

    expect([strategy.random(10), strategy.random(1000)]).toEqual(first);
  });
});

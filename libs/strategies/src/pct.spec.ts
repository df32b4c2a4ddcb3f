import { Pct } from './pct';
import { runAll, wordOf, type ToyOperation, type ToyProgram } from './testing/toy-program';

const passes = (count: number): ToyOperation[] => Array.from({ length: count }, () => ({ do: 'pass' }));
const program: ToyProgram = { initial: 3, bodies: [passes(4), passes(4), passes(4)] };

describe('Pct', () => {
  it('of depth 1 never preempts', () => {
    const runs = runAll(program, new Pct(1, 1), 100);

    expect(runs.map((run) => run.preemptions)).toEqual(runs.map(() => 0));
  });

  it('of depth 1 tries every order of the tasks', () => {
    const words = new Set(runAll(program, new Pct(1, 1), 100).map(wordOf));

    expect(words.size).toBe(6);
  });

  it('preempts at most depth − 1 times', () => {
    const most = Math.max(...runAll(program, new Pct(1, 3), 500).map((run) => run.preemptions));

    expect(most).toBe(2);
  });

  it('learns how long runs are: a change point comes to lie anywhere in them', () => {
    const runs = runAll(program, new Pct(1, 2), 500).filter((run) => run.preemptions === 1);
    const switchedAt = new Set(
      runs.map(({ choices }) => choices.find(({ task }, i) => i > 0 && task !== choices[i - 1]!.task)?.step),
    );

    expect([...switchedAt].sort()).toEqual([1, 2, 3, 4]);
  });

  it('gives a task that is spawned later a priority of its own', () => {
    const spawning: ToyProgram = {
      initial: 1,
      bodies: [[{ do: 'spawn', body: 1 }, ...passes(2)], passes(2)],
    };
    const words = new Set(runAll(spawning, new Pct(1, 1), 50).map(wordOf));

    expect([...words].sort()).toEqual(['0.0.0.1.1', '0.1.1.0.0']);
  });

  it('copes with more tasks than it has room for at first', () => {
    const many: ToyProgram = { initial: 16, bodies: Array.from({ length: 40 }, () => passes(1)) };
    const spawning: ToyProgram = {
      initial: 1,
      bodies: [
        Array.from({ length: 12 }, () => ({ do: 'spawn' as const, body: 1 })),
        [{ do: 'spawn', body: 2 }],
        [],
      ],
    };

    expect(runAll(many, new Pct(1, 3), 5)).toHaveLength(5);
    expect(runAll(spawning, new Pct(1, 3), 5)).toHaveLength(5);
  });

  it('refuses a depth below 1', () => {
    expect(() => new Pct(1, 0)).toThrow(RangeError);
  });
});

import { ReplayError } from './errors';
import { Replay } from './replay';
import { runAll, wordOf, type ToyProgram } from './testing/toy-program';

const pass = { do: 'pass' } as const;
const silent = { do: 'silent' } as const;
const program: ToyProgram = {
  initial: 2,
  bodies: [
    [pass, silent, pass],
    [pass, pass],
  ],
};

describe('Replay', () => {
  it('follows the default choice where the schedule says nothing', () => {
    expect(runAll(program, new Replay([], 0)).map(wordOf)).toEqual(['0.0.1.1']);
  });

  it('counts steps as the trace does, accesses that are no switch points included', () => {
    const words = runAll(program, new Replay([{ step: 2, task: 1 }], 0, { strict: true })).map(wordOf);

    expect(words).toEqual(['0.1.1.0']);
  });

  it('takes the default choice in place of a deviation that is impossible', () => {
    const replay = new Replay([{ step: 3, task: 0 }], 0);

    expect(runAll(program, replay).map(wordOf)).toEqual(['0.0.1.1']);
    expect(replay.followed).toBe(false);
  });

  it('when strict, refuses a task that cannot go on', () => {
    const replay = new Replay([{ step: 3, task: 0 }], 0, { strict: true });

    expect(() => runAll(program, replay)).toThrow(new ReplayError(3, 0, 'that task cannot go on there'));
  });

  it('when strict, refuses a step at which no task is chosen', () => {
    const replay = new Replay([{ step: 1, task: 1 }], 0, { strict: true });

    expect(() => runAll(program, replay)).toThrow('but no task is chosen there');
  });

  it('knows that the run ended before the schedule did', () => {
    const replay = new Replay([{ step: 90, task: 1 }], 0, { strict: true });
    runAll(program, replay);

    expect(replay.followed).toBe(false);
  });

  it('refuses a schedule whose steps do not ascend', () => {
    const schedule = [
      { step: 2, task: 1 },
      { step: 2, task: 0 },
    ];

    expect(() => new Replay(schedule, 0)).toThrow(ReplayError);
  });
});

import { AllAtOnce } from './all-at-once';
import { runAll, wordOf } from './testing/toy-program';

const pass = { do: 'pass' } as const;

describe('AllAtOnce', () => {
  it('lets the main task go first as long as it can, then goes round the others', () => {
    const runs = runAll(
      {
        initial: 3,
        bodies: [
          [pass, pass],
          [pass, pass],
          [pass, pass],
        ],
      },
      new AllAtOnce(),
      1,
    );

    expect(runs.map(wordOf)).toEqual(['0.0.1.2.1.2']);
  });
});

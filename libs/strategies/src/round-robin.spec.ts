import { RoundRobin } from './round-robin';
import { runAll, wordOf } from './testing/toy-program';

const pass = { do: 'pass' } as const;

describe('RoundRobin', () => {
  it('goes round the enabled tasks', () => {
    const runs = runAll({ initial: 3, bodies: [[pass, pass], [pass], [pass, pass]] }, new RoundRobin(), 1);

    expect(runs.map(wordOf)).toEqual(['0.1.2.0.2']);
  });
});

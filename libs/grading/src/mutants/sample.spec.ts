import type { Mutant } from '@heddle/trace/mutants';
import { sample } from './sample';

const mutant = (operator: string, line: number): Mutant => ({
  operator,
  function: '',
  change: '',
  occurrence: 1,
  line,
  source: '',
  diff: '',
});

describe('a sample of mutants', () => {
  const all = [mutant('a', 1), mutant('a', 2), mutant('a', 3), mutant('b', 1), mutant('c', 9)];
  const lines = (atMost: number) => sample(all, atMost).map(({ operator, line }) => `${operator}${line}`);

  it('has one of each operator before it has two of any', () => {
    expect(lines(3)).toEqual(['a1', 'b1', 'c9']);
  });

  it('keeps the order', () => {
    expect(lines(4)).toEqual(['a1', 'a2', 'b1', 'c9']);
  });

  it('is spread over the operators if there are more of them than it may have', () => {
    const one = Array.from('abcdefgh', (operator) => mutant(operator, 1));
    expect(sample(one, 3).map(({ operator }) => operator)).toEqual(['a', 'c', 'f']);
  });

  it('has all if there are no more', () => {
    expect(lines(5)).toEqual(['a1', 'a2', 'a3', 'b1', 'c9']);
  });
});

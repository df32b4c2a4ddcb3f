import type { TraceStep } from '@heddle/verdict';
import { outdatedLooks } from './outdated';

/** `1 read 7 → 0`: task, operation, line and value of an access to one variable. */
function accesses(...lines: readonly string[]): readonly TraceStep[] {
  return lines.map((text, index) => {
    const [, task, operation, line, value] = /^(\d) (\S+) (\d+) (\S+)$/.exec(text)!;
    return {
      step: index + 1,
      task: Number(task),
      operation: operation!,
      target: 'tickets',
      value: value!,
      line: Number(line),
      column: 1,
      source: 'submission',
      function: '',
    };
  });
}

describe('a look that is outdated when its task acts', () => {
  it.each([
    ['whoever writes without having looked again', ['1 read 7 1', '2 write 13 0', '1 write 13 -1']],
    [
      'a check, though `x -= 1` reads it once more',
      ['1 read 7 1', '2 read 13 1', '2 write 13 0', '1 read 13 0', '1 write 13 -1'],
    ],
  ])('is that of %s', (_, lines) => {
    const [first, ...others] = outdatedLooks(accesses(...lines));

    expect(first).toMatchObject({ look: { step: 1 }, act: { task: 1, operation: 'write', value: '-1' } });
    expect(first!.changes.map(({ task, value }) => `${task} ${value}`)).toEqual(['2 0']);
    expect(others).toEqual([]);
  });

  it.each([
    ['looked again on a line of its own', ['1 read 7 1', '2 write 13 0', '1 read 8 0', '1 write 13 -1']],
    ['found what it had seen', ['1 read 7 1', '2 write 13 0', '2 write 14 1', '1 write 13 0']],
    ['only looked', ['1 read 7 1', '2 write 13 0', '1 read 7 0']],
    ['had changed it itself', ['1 read 13 1', '1 write 13 0', '2 write 13 -1', '1 write 13 -2']],
  ])('is none of a task that %s', (_, lines) => {
    expect(outdatedLooks(accesses(...lines))).toEqual([]);
  });
});

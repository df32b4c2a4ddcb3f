import {
  historyOf,
  queue,
  register,
  store,
  type Row,
  type TableSpecification,
} from '../testing/history-table';
import { HistoryChecker } from './history-checker';
import { checkLinearizability } from './linearizability';

function answerOf(specification: TableSpecification, rows: readonly Row[]): string {
  return checkLinearizability(historyOf(specification, rows), specification).answer;
}

describe('a register', () => {
  it('may be read before or after a write that goes on at the same time', () => {
    for (const seen of [0, 1]) {
      expect(
        answerOf(register(), [
          [1, 'write', 1, null, 0, 3],
          [2, 'read', 0, seen, 1, 2],
        ]),
      ).toBe('ok');
    }
  });

  it('may not be read as it was before a write that had returned', () => {
    expect(
      answerOf(register(), [
        [1, 'write', 1, null, 0, 1],
        [2, 'read', 0, 0, 2, 3],
      ]),
    ).toBe('illegal');
  });

  // The example of porcupine's tests: the second reader must not see what the first one's write has replaced.
  it('may not go back: once a read has seen the new value, no later one sees the old one', () => {
    const rows: Row[] = [
      [1, 'write', 100, null, 0, 7],
      [2, 'read', 0, 100, 1, 3],
      [3, 'read', 0, 0, 4, 6],
    ];
    expect(answerOf(register(), rows)).toBe('illegal');
    expect(answerOf(register(), rows.with(2, [3, 'read', 0, 0, 2, 6]))).toBe('ok');
  });
});

describe('a queue', () => {
  it('may give two elements that were put at the same time in either order', () => {
    for (const [first, second] of [
      [1, 2],
      [2, 1],
    ]) {
      expect(
        answerOf(queue(), [
          [1, 'put', 1, null, 0, 3],
          [2, 'put', 2, null, 1, 2],
          [1, 'get', 0, first, 4, 5],
          [1, 'get', 0, second, 6, 7],
        ]),
      ).toBe('ok');
    }
  });

  it('may not give one element twice', () => {
    expect(
      answerOf(queue(), [
        [1, 'put', 1, null, 0, 1],
        [1, 'get', 0, 1, 2, 4],
        [2, 'get', 0, 1, 3, 5],
      ]),
    ).toBe('illegal');
  });

  it('may not be empty for somebody who comes after a put', () => {
    expect(
      answerOf(queue(), [
        [1, 'put', 1, null, 0, 1],
        [2, 'get', 0, null, 2, 3],
      ]),
    ).toBe('illegal');
  });
});

describe('a call that never returned', () => {
  it('may have taken effect', () => {
    expect(
      answerOf(register(), [
        [1, 'write', 1, null, 0],
        [2, 'read', 0, 1, 1, 2],
      ]),
    ).toBe('ok');
  });

  it('may not have taken effect', () => {
    expect(
      answerOf(register(), [
        [1, 'write', 1, null, 0],
        [2, 'read', 0, 0, 1, 2],
      ]),
    ).toBe('ok');
  });

  it('may take effect late, but not twice', () => {
    const rows: Row[] = [
      [1, 'put', 1, null, 0],
      [2, 'get', 0, null, 1, 2],
      [2, 'get', 0, 1, 3, 4],
    ];
    expect(answerOf(queue(), rows)).toBe('ok');
    expect(answerOf(queue(), [...rows, [2, 'get', 0, 1, 5, 6]])).toBe('illegal');
  });

  it('has no effect before it was made', () => {
    expect(
      answerOf(register(), [
        [2, 'read', 0, 1, 0, 1],
        [1, 'write', 1, null, 2],
      ]),
    ).toBe('illegal');
  });
});

describe('the shortest illegal prefix', () => {
  it('ends with the return that nothing explains, and leaves open what had not returned then', () => {
    const specification = register();
    const rows: Row[] = [
      [1, 'write', 1, null, 0, 1],
      [2, 'write', 2, null, 2, 9],
      [3, 'read', 0, 0, 3, 4],
      [3, 'read', 0, 7, 5, 6],
      [1, 'read', 0, 2, 7, 8],
    ];
    const checked = checkLinearizability(historyOf(specification, rows), specification);

    const expected = historyOf(specification, [rows[0]!, [2, 'write', 2, null, 2], rows[2]!]);
    expect(checked).toEqual({ answer: 'illegal', prefix: expected });
  });

  it('is of the part that goes wrong first', () => {
    const specification = store();
    const rows: Row[] = [
      [1, 'get', 10, 9, 0, 5],
      [2, 'get', 20, 9, 1, 4],
      [3, 'get', 30, null, 2, 3],
    ];
    const history = historyOf(specification, rows, (_, argument) => argument);
    expect(checkLinearizability(history, specification)).toMatchObject({
      answer: 'illegal',
      prefix: [{ task: 2 }],
    });
  });
});

describe('a budget of configurations', () => {
  // One key after another, everything at the same time: as a whole there are more orders than anybody can look at.
  const KEYS = 12;
  const rows = Array.from({ length: KEYS }, (_, key): Row[] => [
    [2 * key, 'put', 10 * key + 1, null, 2 * key, 100 + 2 * key],
    [2 * key + 1, 'get', 10 * key, 2, 2 * key + 1, 101 + 2 * key],
  ]).flat();

  it('makes the answer unknown when it is used up, never ok', () => {
    const specification = store();
    expect(checkLinearizability(historyOf(specification, rows), specification, { left: 1_000 })).toEqual({
      answer: 'unknown',
    });
  });

  it('lasts when the history falls into parts', () => {
    const specification = store();
    const history = historyOf(specification, rows, (_, argument) => Math.floor(argument / 10));
    expect(checkLinearizability(history, specification, { left: 1_000 }).answer).toBe('illegal');
  });

  it('lasts for many readers at once, whose orders all lead to the same', () => {
    const specification = register();
    const readers = Array.from({ length: 12 }, (_, task): Row => [task, 'read', 0, 0, task, 50 + task]);
    const history = historyOf(specification, [...readers, [20, 'read', 0, 1, 20, 90]]);
    expect(checkLinearizability(history, specification).answer).toBe('illegal');
  });
});

describe('the histories of a search', () => {
  it('are checked once if nothing but the steps differs', () => {
    const specification = queue();
    let asked = 0;
    const counting = {
      ...specification,
      outcome: (...args: [number, number]) => (asked++, specification.outcome(...args)),
    };
    const checker = new HistoryChecker();
    const rows = (shift: number): Row[] => [
      [1, 'put', 1, null, shift, 3 + shift],
      [2, 'get', 0, 1, 1 + shift, 9 + shift],
    ];

    expect(checker.check(historyOf(specification, rows(0)), counting)).toEqual({ answer: 'ok' });
    const once = asked;
    expect(checker.check(historyOf(specification, rows(40)), counting)).toEqual({ answer: 'ok' });
    expect(asked).toBe(once);
  });

  it('are different if calls ended in another order', () => {
    const specification = register();
    const checker = new HistoryChecker();
    const read = (returned: number): Row[] => [
      [1, 'write', 1, null, 0, 2],
      [2, 'read', 0, 0, returned - 1, returned],
    ];
    expect(checker.check(historyOf(specification, read(4)), specification).answer).toBe('illegal');
    expect(
      checker.check(
        historyOf(specification, [
          [1, 'write', 1, null, 0, 4],
          [2, 'read', 0, 0, 1, 2],
        ]),
        specification,
      ).answer,
    ).toBe('ok');
  });
});

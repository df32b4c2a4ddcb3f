import { OperationKind } from '@heddle/trace';
import { TestPython } from '../testing/python';

let python: TestPython;
beforeAll(async () => {
  python = await TestPython.open();
});

const WRITES = [OperationKind.Write, OperationKind.AtomicUpdate];

/** The memory that a line of a program reads, or writes. */
function touched(line: number, kinds: readonly OperationKind[]): readonly number[] {
  const { trace } = python.execution;
  return Array.from({ length: trace.length }, (_, at) => at)
    .filter((at) => python.sites[trace.site[at]! - 1]?.line === line && kinds.includes(trace.kind[at]!))
    .map((at) => trace.object[at]!);
}

/** Does what the program's last line reads include something that its second line writes? */
function readsWhatWasWritten(made: string, write: string, read: string): boolean {
  python.run([made, write, read].join('\n'));
  const written = touched(2, WRITES);
  return touched(3, [OperationKind.Read, OperationKind.AtomicRead]).some((each) => written.includes(each));
}

describe('looking into a container', () => {
  const counter = 'from collections import Counter; a = Counter(x=1)';
  it.each([
    ['a = [1, 2]', 'a[1] = 5', 'list(a)'],
    ['a = [1, 2]', 'a[1] = 5', 'sum(a)'],
    ['a = [1, 2]', 'a[1] = 5', 'for x in a: pass'],
    ['a = [1, 2]', 'a[-1] += 5', 'a.copy()'],
    ['a = {"x": 1}', 'a["x"] = 5', 'a.values()'],
    ['a = {"x": 1}', 'a["x"] += 5', 'sorted(a.items())'],
    [counter, 'a["x"] += 1', 'a["x"]'],
    [counter, 'a["x"] += 1', 'a.total()'],
    [counter, 'a["y"] += 1', 'len(a)'],
    [counter, 'a.subtract(x=1)', 'len(a)'],
  ])('%s; %s is seen by %s', (made, write, read) => {
    expect(readsWhatWasWritten(made, write, read)).toBe(true);
  });

  it.each([
    ['a = [1, 2]', 'a[1] = 5', 'len(a)'],
    ['a = [1, 2]', 'a[1] = 5', 'a[0]'],
    ['a = {"x": 1}', 'a["x"] = 5', 'list(a)'],
  ])('%s; %s is not seen by %s', (made, write, read) => {
    expect(readsWhatWasWritten(made, write, read)).toBe(false);
  });
});

import { OperationKind } from '@heddle/trace';
import { RandomWalk, TestPython } from '../testing/python';

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
  const named = 'a = type("A", (), {"__module__": "submission"})(); a.x = [1]';
  const counter = 'from collections import Counter; a = Counter(x=1)';
  it.each([
    ['a = [1, 2]', 'a[1] = 5', 'list(a)'],
    ['a = [1, 2]', 'a[1] = 5', 'sum(a)'],
    ['a = [1, 2]', 'a[1] = 5', 'for x in a: pass'],
    ['a = [1, 2]', 'a[-1] += 5', 'a.copy()'],
    ['a = {"x": 1}', 'a["x"] = 5', 'a.values()'],
    ['a = {"x": 1}', 'a["x"] += 5', 'sorted(a.items())'],
    ['a = [1]', 'a.append(2)', '[x for x in a]'],
    ['a = [1]', 'a.append(2)', 'sum(x for x in a)'],
    ['a = [1]', 'a.append(2)', 'if a: pass'],
    ['a = [1]', 'a.append(2)', 'x = not a'],
    ['a = [1]', 'a.append(2)', 'x = a or [2]'],
    ['a = [1]', 'a.append(2)', 'x = a + [3]'],
    ['a = [1]', 'a.append(2)', 'x = []; x += a'],
    ['a = [1]', 'a.append(2)', 'x = a == [1]'],
    ['a = [1]', 'a.append(2)', 'x = f"{a}"'],
    ['a = [1]', 'a.append(2)', 'x = str(a)'],
    ['a = [1]', 'a.append(2)', 'x = "%s" % a'],
    ['a = [1]', 'a.append(2)', 'x = "{}".format(a)'],
    ['a = ["b"]', 'a.append("c")', 'x = ",".join(a)'],
    ['a = [1]', 'a.append(2)', 'x = max(*a, 0)'],
    [named, 'a.x = 5', 'getattr(a, "x")'],
    [named, 'setattr(a, "x", 5)', 'y = a.x'],
    [`${named}; from operator import attrgetter`, 'a.x = 5', 'sorted([a], key=attrgetter("x"))'],
    [`${named}; from operator import methodcaller`, 'a.x.append(5)', 'y = methodcaller("copy")(a.x)'],
    ['a = [1]', 'a.append(2)', 'x = [*a]'],
    ['a = [1]', 'a.append(2)', 'x, *y = a'],
    ['a = [1]', 'a.append(2)', 'x = a[-1]'],
    ['a = [[1]]', 'a[0].append(2)', 'x = str(a)'],
    ['import heapq; a = [1]', 'heapq.heappush(a, 2)', 'len(a)'],
    ['import bisect; a = [1]', 'bisect.insort(a, 2)', 'x = a == [1]'],
    ['a = {1: 2}', 'a[3] = 4', '{**a}'],
    ['a = {"b": 2}', 'a["c"] = 4', 'dict(**a)'],
    ['a = {1: 2}', 'a[1] = 4', 'dict(a)'],
    ['a = {1: 2}', 'a[3] = 4', 'x = {}; x.update(a)'],
    ['a = {1}', 'a.add(2)', 'x = a | {3}'],
    ['a = {1}', 'a.add(2)', 'x = {3} & a'],
    ['a = {1}', 'a |= {2}', 'x = {3}.union(a)'],
    ['a = {1}', 'a.add(2)', 'x = a <= {1}'],
    ['a = {1}', 'a.add(2)', 'frozenset(a)'],
    ['from collections import deque; a = deque([1])', 'a.append(2)', 'x = a[0]'],
    ['from collections import defaultdict; a = defaultdict(int)', 'x = a[1]', 'len(a)'],
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

describe('taking all of a container', () => {
  it.each(['list', 'tuple', 'set', 'sorted'])(
    'is one step for %s: nobody changes it meanwhile',
    (function_) => {
      const program = `from threading import Thread
a = {1: 1, 2: 2}
def write():
    a[3] = 3
def read():
    ${function_}(a)
threads = [Thread(target=write), Thread(target=read)]
for each in threads: each.start()
for each in threads: each.join()`;
      const strategy = new RandomWalk(1);
      python.run(program);
      for (let run = 0; run < 100 && strategy.startRun(); run++) {
        python.again(strategy);
        expect(python.execution.exception).toBeUndefined();
      }
    },
  );
});

import { OperationKind } from '@heddle/trace';
import { RandomWalk, TestPython } from '../testing/python';

let python: TestPython;
beforeAll(async () => {
  python = await TestPython.open();
});

const READS = [OperationKind.Read, OperationKind.AtomicRead];
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
  return touched(3, [...READS, OperationKind.AtomicUpdate]).some((each) => written.includes(each));
}

/** Of two threads, does one access memory that the other one writes? */
function tasksConflict(made: string, write: string, read: string): boolean {
  python.run(`from threading import Thread
${made}
def write():
    ${write}
def read():
    ${read}
threads = [Thread(target=write), Thread(target=read)]
for each in threads: each.start()
for each in threads: each.join()`);
  const { trace } = python.execution;
  const accessed = (task: number, kinds: readonly OperationKind[]): readonly number[] =>
    Array.from({ length: trace.length }, (_, at) => at)
      .filter((at) => trace.task[at] === task && kinds.includes(trace.kind[at]!))
      .map((at) => trace.object[at]!);
  const byTheOther = accessed(2, [...READS, ...WRITES]);
  return accessed(1, WRITES).some((each) => byTheOther.includes(each));
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
    [counter, 'a["x"] += 1', 'list(a.elements())'],
    ['a = [1, 2]', 'a[0] = 5', 'from collections import Counter; x = Counter(a)'],
    ['import random; a = [1, 2]', 'a[0] = 5', 'x = random.choice(a)'],
    ['import itertools; a = [1, 2]', 'a[0] = 5', 'x = list(itertools.chain(a, [3]))'],
    ['import itertools; a = [[1], [2]]', 'a[0] = [5]', 'x = list(itertools.chain.from_iterable(a))'],
    ['import math; a = [1, 2]', 'a[0] = 5', 'x = math.fsum(a)'],
    ['import json; a = {"x": {"y": 1}}', 'a["x"]["y"] = 5', 'x = json.dumps(a)'],
    ['import pickle; a = [1, 2]', 'a[0] = 5', 'x = pickle.dumps(a)'],
    ['import copy; a = {"x": [1]}', 'a["x"][0] = 5', 'x = copy.deepcopy(a)'],
    [`${named}; import copy`, 'a.x = 5', 'y = copy.copy(a)'],
    ['a = [1, 2]', 'a[0] = 5', 'for i, y in enumerate(a): pass'],
    ['a = [1, 2]', 'a[0] = 5', 'for y, z in zip(a, [1, 2]): pass'],
    ['a = [1, 2]', 'a[0] = 5', 'x = list(map(str, a))'],
    ['a = [1, 2]', 'a[0] = 5', 'x = list(filter(None, a))'],
    ['a = [1, 2]', 'a[0] = 5', 'x = list(reversed(a))'],
    ['a = [1, 2]', 'a[1] = 5', 'x = a[1:]'],
    ['a = [1, 2]', 'a[0] = 5', 'x = 1 in a'],
    ['a = [1, 2]', 'a[0] = 5', 'a.sort()'],
    ['a = [1, 2]', 'a[0] = 5', 'x = a.pop(0)'],
    ['a = [1, 2]', 'a[0] = 5', 'a[:] = [3]'],
    ['a = [1, 2]', 'a[0] = 5', 'b = []; b[:] = a'],
    ['a = [1, 2]', 'a[0] = 5', 'del a[:]'],
    ['a = [1, 2]', 'a.clear()', 'x = a[0]'],
    ['a = [1, 2]', 'a[0] = 5', 'x = a.__getitem__(0)'],
    ['a = [1, 2]', 'a[0] = 5', 'x = list.copy(a)'],
    ['a = [1, 2]', 'a[0] = 5', 'x = dict.fromkeys(a)'],
    ['from operator import itemgetter; a = [1, 2]', 'a[0] = 5', 'x = itemgetter(0)(a)'],
    ['import operator; a = [1, 2]', 'operator.setitem(a, 0, 5)', 'x = a[0]'],
    ['a = {"x": 1}', 'a.update(x=5)', 'y = a["x"]'],
    ['a = {"x": 1}', 'a["x"] = 5', 'a.clear()'],
    ['a = {"x": 1}', 'a["x"] = 5', 'y = a.setdefault("x", 2)'],
    ['a = {"x": 1}', 'a["x"] = 5', 'x = {**a}'],
    ['a = {"x": 1}', 'a["x"] = 5', 'x = "%(x)s" % a'],
    ['a = {"x": 1}', 'a["x"] = 5', 'x = a | {"y": 1}'],
    [named, 'object.__setattr__(a, "x", 5)', 'y = a.x'],
    [named, 'vars(a)["x"] = 5', 'y = a.x'],
    [named, 'a.__dict__.update(x=5)', 'y = a.x'],
    [named, 'a.x = 5', 'y = vars(a)["x"]'],
    [named, 'a.x = 5', 'y = hasattr(a, "x")'],
    [named, 'delattr(a, "x")', 'y = hasattr(a, "x")'],
    [named, 'a.x = 5', 'y = "{0.x}".format(a)'],
    [named, 'a.x = 5', 'match a:\n    case object(x=y): pass'],
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

describe('an object of a class', () => {
  it.each([
    ['class A(dict): pass', 'A(x=1)', 'a["x"] = 5', 'y = a["x"]'],
    ['class A(list): pass', 'A([1])', 'a[0] = 5', 'sum(a)'],
    [
      'class A(dict):\n    def __setitem__(self, k, v): super().__setitem__(k, v)',
      'A(x=1)',
      'a["x"] = 5',
      'y = a["x"]',
    ],
    ['import dataclasses\n@dataclasses.dataclass\nclass A: x: int = 1', 'A()', 'a.x = 5', 'y = a == A()'],
    ['import dataclasses\n@dataclasses.dataclass\nclass A: x: int = 1', 'A()', 'a.x = 5', 'y = f"{a}"'],
    [
      'import dataclasses\n@dataclasses.dataclass\nclass A: x: int = 1',
      'A()',
      'a.x = 5',
      'y = dataclasses.asdict(a)',
    ],
  ])('%s, of which %s is one: %s is seen by %s', (classes, made, write, read) => {
    expect(tasksConflict(`${classes}\na = ${made}`, write, read)).toBe(true);
  });
});

describe('a function that does nothing else', () => {
  it.each([
    'x = a == [1]',
    'x = a + a',
    'x = f"{a}"',
    'x, y = a',
    'x = str(a)',
    'print(a)',
    'x = {**{}, 1: [*a]}',
  ])('looks into a container by %s', (read) => {
    expect(tasksConflict('a = [1, 2]', 'a[0] = 5', read)).toBe(true);
  });

  it('goes over one by yield from', () => {
    expect(tasksConflict('a = [1, 2]\ndef g(): yield from a', 'a[0] = 5', 'list(g())')).toBe(true);
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

/** What the sites of a line's operations of a kind say. */
function textsAt(line: number, kind: OperationKind): readonly (string | undefined)[] {
  const { trace } = python.execution;
  return Array.from({ length: trace.length }, (_, at) => at)
    .filter((at) => trace.kind[at] === kind)
    .map((at) => python.sites[trace.site[at]! - 1]!)
    .filter((site) => site.line === line)
    .map(({ text }) => text);
}

describe('the site of a call', () => {
  it.each(['len(guests)', 'sum(guests)', '", ".join(guests)'])(
    'is named after what %s looks into',
    (call) => {
      python.run(`class Hall:\n    pass\nguests = Hall.guests = []\n${call}`);
      expect(textsAt(4, OperationKind.AtomicRead)).toContain('guests');
    },
  );

  it('is named after the lock that an ExitStack enters', () => {
    python.run(
      'import threading\nfrom contextlib import ExitStack\ndoor = threading.Lock()\nwith ExitStack() as stack:\n    stack.enter_context(door)',
    );
    expect(textsAt(5, OperationKind.Acquire)).toEqual(['door']);
  });
});

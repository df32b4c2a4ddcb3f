import { ObjectKind, OperationKind, OperationResult } from '@heddle/trace';
import { TestPython } from '../testing/python';

const NAMES = 'NO YES REFUSED CLOSED BLOCKED'.split(' ');

/** `Acquire` → `ACQUIRE`, `AtomicUpdate` → `ATOMIC_UPDATE`. */
function pythonName(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}

/** The numbers of an enumeration by the names that Python gives them. */
function numbers(enumeration: Record<string, string | number>): Record<string, number> {
  const entries = Object.entries(enumeration).filter(([, value]) => typeof value === 'number');
  return Object.fromEntries(entries.map(([name, value]) => [pythonName(name), Number(value)]));
}

/** What the engine makes by itself has no name in Python. */
const ENGINE_ONLY = ['REACQUIRE', 'BARRIER_LEAVE', 'END', 'PASS'];
/** Python's event loops are Python's own; see `runtime/async_tasks.py`. */
const EVENT_LOOPS = ['TURN', 'AWAIT', 'COMPLETE', 'FIRE', 'PAUSE'];

it("Python's numbers of operations, objects and results are the engine's", async () => {
  const python = await TestPython.open();
  const source =
    'import json\nfrom _heddle import kinds\nprint(json.dumps({k: v for k, v in vars(kinds).items() if k[0].isupper()}))';
  const known = JSON.parse(python.plain(source)) as Record<string, number>;
  const expected = { ...numbers(OperationKind), ...numbers(ObjectKind), ...numbers(OperationResult) };

  const shared = Object.entries(expected).filter(
    ([name]) => ![...ENGINE_ONLY, ...EVENT_LOOPS].includes(name),
  );
  expect(Object.fromEntries(shared.map(([name]) => [name, known[name]]))).toEqual(Object.fromEntries(shared));
  expect(Object.keys(known)).toEqual(expect.arrayContaining(NAMES));
});

import fc from 'fast-check';
import { hasSomeOrder } from '../testing/brute-force-order';
import {
  historyOf,
  queue,
  register,
  store,
  type Row,
  type TableSpecification,
} from '../testing/history-table';
import { checkLinearizability } from './linearizability';

const seed = 20_261_122;

interface Kind {
  readonly make: () => TableSpecification;
  readonly operations: readonly (readonly [string, number])[];
  readonly results: readonly unknown[];
  readonly partOf?: (operation: string, argument: number) => number;
}

const KINDS: Readonly<Record<string, Kind>> = {
  register: {
    make: register,
    operations: [
      ['write', 1],
      ['write', 2],
      ['read', 0],
    ],
    results: [0, 1, 2],
  },
  queue: {
    make: queue,
    operations: [
      ['put', 1],
      ['put', 2],
      ['get', 0],
    ],
    results: [null, 1, 2],
  },
  store: {
    make: store,
    operations: [
      ['put', 11],
      ['put', 21],
      ['get', 10],
      ['get', 20],
    ],
    results: [null, 1],
    partOf: (_, argument) => Math.floor(argument / 10),
  },
};

/** Up to three tasks with up to six calls, one after the other in each; begins and ends are mixed at random. */
function rowsOf({ operations, results }: Kind): fc.Arbitrary<Row[]> {
  const call = fc.record({
    task: fc.integer({ min: 1, max: 3 }),
    operation: fc.constantFrom(...operations),
    result: fc.constantFrom(...results),
    returns: fc.boolean().chain((always) => (always ? fc.constant(true) : fc.boolean())),
  });
  return fc
    .tuple(
      fc.array(call, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }),
    )
    .map(([calls, order]) => {
      const rows: Row[] = [];
      const waiting = new Map<number, typeof calls>();
      for (const made of calls) waiting.set(made.task, [...(waiting.get(made.task) ?? []), made]);
      const open = new Map<number, { row: number; returns: boolean }>();
      const finished = new Set<number>();
      for (let event = 0, turn = 0; finished.size < waiting.size; turn++) {
        const tasks = [...waiting.keys()].filter((task) => !finished.has(task));
        const task = tasks[(order[turn % order.length]! + turn) % tasks.length]!;
        const running = open.get(task);
        if (running !== undefined) {
          open.delete(task);
          if (running.returns) rows[running.row] = rows[running.row]!.with(5, event++) as unknown as Row;
          else finished.add(task);
        } else {
          const next = waiting.get(task)!.shift();
          if (next === undefined) finished.add(task);
          else {
            const { operation, result, returns } = next;
            const isQuiet = operation[0] === 'write' || operation[0] === 'put';
            const row = [task, ...operation, isQuiet ? null : result, event++, undefined] as unknown as Row;
            open.set(task, { row: rows.push(row) - 1, returns });
          }
        }
      }
      return rows;
    });
}

describe.each(Object.entries(KINDS))('checking the calls of a %s', (_, kind) => {
  it(`agrees with trying every order (2,000 histories, seed ${seed})`, () => {
    const answers = { ok: 0, illegal: 0 };
    fc.assert(
      fc.property(rowsOf(kind), (rows) => {
        const specification = kind.make();
        const history = historyOf(specification, rows, kind.partOf);
        const expected = hasSomeOrder(history, specification) ? 'ok' : 'illegal';
        answers[expected]++;
        expect(checkLinearizability(history, specification).answer).toBe(expected);
      }),
      { seed, numRuns: 2_000 },
    );
    expect(Math.min(answers.ok, answers.illegal)).toBeGreaterThan(200);
  });

  it(`shows an illegal prefix that is legal without its last return (1,000 histories, seed ${seed})`, () => {
    fc.assert(
      fc.property(rowsOf(kind), (rows) => {
        const specification = kind.make();
        const checked = checkLinearizability(historyOf(specification, rows), specification);
        fc.pre(checked.answer === 'illegal');
        const { prefix } = checked;
        const last = Math.max(
          ...prefix.filter(({ outcome }) => outcome !== undefined).map(({ returned }) => returned),
        );
        const before = prefix
          .filter(({ called }) => called < last)
          .map((call) =>
            call.returned === last ? { ...call, outcome: undefined, returned: Infinity } : call,
          );

        expect(hasSomeOrder(prefix, specification)).toBe(false);
        expect(hasSomeOrder(before, specification)).toBe(true);
      }),
      { seed, numRuns: 1_000 },
    );
  });
});

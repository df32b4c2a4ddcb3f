import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ending } from '@heddle/trace';
import { RandomWalk, TestPython } from '../testing/python';

const FOLDER = join(__dirname, '../fixtures/conformance');
const programs = readdirSync(FOLDER).filter((name) => name.endsWith('.py'));

/** Without threads there is one schedule: an instrumented program prints what Python prints. */
describe('an instrumented program of one task', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await TestPython.open();
  });

  it.each(programs)('prints what Python prints: %s', (name) => {
    const source = readFileSync(join(FOLDER, name), 'utf8');
    const expected = python.plain(source);

    python.run(source);

    const { exception, trace } = python.execution;
    expect({ exception, output: python.output }).toEqual({ exception: undefined, output: expected });
    expect(trace.ending).toBe(Ending.Completed);
    expect(expected).not.toBe('');
  });

  it.each(programs)('prints the same when its accesses are no switch points: %s', (name) => {
    python.run(readFileSync(join(FOLDER, name), 'utf8'));
    const expected = python.output;

    python.again(new RandomWalk(1), { replay: false });

    expect(python.output).toBe(expected);
  });
});

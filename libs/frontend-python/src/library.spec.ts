import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ending } from '@heddle/trace';
import { TestPython } from '../testing/python';

const FOLDER = join(__dirname, '../fixtures/library');
const programs = readdirSync(FOLDER).filter((name) => name.endsWith('.py'));

let python: TestPython;
beforeAll(async () => {
  python = await TestPython.open();
});

describe('a program that uses the library', () => {
  // What CPython prints; but a logged exception is one line here, without its traceback.
  it.each(programs)('prints what it prints elsewhere: %s', (name) => {
    python.run(readFileSync(join(FOLDER, name), 'utf8'));

    expect(python.execution.exception).toBeUndefined();
    expect(python.output).toBe(readFileSync(join(FOLDER, name.replace('.py', '.txt')), 'utf8'));
    expect(python.execution.trace.ending).toBe(Ending.Completed);
  });
});

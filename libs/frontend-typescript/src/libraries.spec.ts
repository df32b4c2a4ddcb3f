import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ending } from '@heddle/trace';
import { TestProgram } from '../testing/realms';

const FOLDER = join(__dirname, '../fixtures/libraries');
const PROGRAMS = globSync('*.txt', { cwd: FOLDER }).sort();

describe('programs made of published and textbook source print what Node prints', () => {
  it.each(PROGRAMS.map((file) => [basename(file, '.txt')]))('%s', (name) => {
    const [source, expected] = readFileSync(join(FOLDER, `${name}.txt`), 'utf8').split('--- prints\n');

    for (const explain of [false, true]) {
      const program = new TestProgram(source!, undefined, { explain }).run();

      expect(program.execution.exception).toBeUndefined();
      expect(program.output).toBe(expected);
      expect(program.execution.trace.ending).toBe(Ending.Completed);
    }
  });
});

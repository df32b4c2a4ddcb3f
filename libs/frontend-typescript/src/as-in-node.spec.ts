import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ending } from '@heddle/trace';
import { EventsProgramWriter } from '../testing/arbitrary-events-program';
import { fixturesIn } from '../testing/fixtures';
import { inNode } from '../testing/node';
import { TestProgram } from '../testing/realms';

const FIXTURES = join(__dirname, '../fixtures/node');
const SEED = Number(process.env['HEDDLE_SEED'] ?? 20_261_127);
const BATCHES = 4;
/** Of a source that may be 256 KB long. */
const BATCH = 100;
/** A machine under load can be late for Node's timers, so that it is asked again. */
const ATTEMPTS = 3;

const RUN_ALL = `
  import { EventEmitter } from 'node:events';
  function runAll(programs: any[]) {
    for (const program of programs) {
      const lines: string[] = [];
      try {
        program((...parts: unknown[]) => { lines.push(parts.map(String).join(' ')); });
      } catch (error: any) { lines.push(error.name + ' ' + error.message); }
      console.log(lines.join(' | '));
    }
  }
`;

function here(source: string): string {
  const { execution, output } = new TestProgram(source, undefined, {
    limits: { steps: 1e6, fuel: 1e7, output: 1e7 },
  }).run();
  const { exception, trace } = execution;
  if (exception !== undefined) return `${output}! ${exception.text}\n`;
  return trace.ending === Ending.Completed ? output : `${output}(${Ending[trace.ending]})\n`;
}

describe.each(readdirSync(FIXTURES))('%s: a program does what it does in Node', (file) => {
  it.concurrent.each(fixturesIn(join(FIXTURES, file)))('$name', async ({ source }) => {
    const actual = here(source);
    let expected = '';
    for (let attempt = 0; attempt < ATTEMPTS && expected !== actual; attempt++)
      expected = await inNode(source);
    expect(actual).toBe(expected);
  });
});

describe(`generated programs about events, seed ${SEED}`, () => {
  it(`do what they do in Node: ${BATCHES * BATCH} of them`, async () => {
    for (let first = SEED; first < SEED + BATCHES * BATCH; first += BATCH) {
      const sources = Array.from({ length: BATCH }, (_, index) =>
        new EventsProgramWriter(first + index).write(),
      );
      const text = RUN_ALL + `runAll([${sources.join(',\n')}]);`;
      const [actual, expected] = [here(text).split('\n'), (await inNode(text)).split('\n')];
      expect(expected).toHaveLength(BATCH + 1);
      sources.forEach((source, index) => {
        if (actual[index] !== expected[index])
          throw new Error(
            `seed ${first + index}\n${source}\nNode: ${expected[index]}\nhere: ${actual[index]}`,
          );
      });
    }
  });
});

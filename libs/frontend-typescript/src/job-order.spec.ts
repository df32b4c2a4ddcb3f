import { spawnSync } from 'node:child_process';
import { Ending } from '@heddle/trace';
import { ProgramWriter, type Clock } from '../testing/arbitrary-async-program';
import { TestProgram } from '../testing/realms';

const SEED = Number(process.env['HEDDLE_SEED'] ?? 20_261_122);
const LIMITS = { steps: 1e8, fuel: 1e8, output: 1e9 };

const PRELUDE = `class Sub extends Promise {}
const watched = (log) => (name, promise) => {
  promise.then((value) => log(name, show(value)), (error) => log(name + '!', show(error)));
  return promise;
};
const start = (program) => {
  const lines = [];
  const log = (...parts) => { lines.push(parts.join(' ')); };
  program(log, watched(log));
  return lines;
};
const show = (value) => {
  if (value instanceof AggregateError) return value.message + ' ' + show(value.errors);
  if (value instanceof Error) return String(value);
  return JSON.stringify(value) ?? 'undefined';
};`;

/** Runs one program after the other; `pause` is what lets one come to its end. */
const RUN = `
async function runAll(programs, pause) {
  for (const program of programs) {
    const lines = start(program);
    await new Promise((resolve) => pause(resolve));
    console.log(JSON.stringify(lines));
  }
}`;

function programs(clock: Clock, count: number): string[] {
  return Array.from({ length: count }, (_, index) => new ProgramWriter(SEED + index, clock).write());
}

/** What each program logs in Node, in a process of its own. All start at once if they wait for timers. */
function inNode(sources: readonly string[], clock: Clock): string[] {
  const list = `[${sources.join(',\n')}]`;
  const run =
    clock === 'jobs'
      ? `runAll(${list}, setImmediate);`
      : `const all = ${list}.map(start);
         setTimeout(() => { for (const lines of all) console.log(JSON.stringify(lines)); }, 1500);`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-'], {
    input: `'use strict'; ${PRELUDE} ${RUN} ${run}`,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(`the programs themselves are wrong:\n${stderr}`);
  return stdout.trimEnd().split('\n');
}

function underTheEngine(sources: readonly string[], explain: boolean): string[] {
  const text = `${PRELUDE} ${RUN} runAll([${sources.join(',\n')}], (resolve) => setTimeout(resolve, 10000));`;
  const program = new TestProgram(text, undefined, { explain, limits: LIMITS }).run(undefined, {
    replay: false,
  });
  expect(program.execution.exception).toBeUndefined();
  expect(program.execution.trace.ending).toBe(Ending.Completed);
  return program.output.trimEnd().split('\n');
}

/** Of a source that may be 256 KB long. */
const BATCH = 100;

describe(`jobs run in Node's order, seed ${SEED}`, () => {
  it.each([
    ['jobs', 1_900],
    ['timers', 60],
    ['immediates', 60],
  ] as const)('in programs of %s: %d of them', (clock, count) => {
    const sources = programs(clock, count);
    const expected = inNode(sources, clock);
    expect(expected).toHaveLength(count);
    for (let first = 0; first < count; first += BATCH) {
      const batch = sources.slice(first, first + BATCH);
      const actual = underTheEngine(batch, first % (8 * BATCH) === 0);
      batch.forEach((source, index) => {
        const wanted = expected[first + index];
        if (actual[index] !== wanted)
          throw new Error(
            `seed ${SEED + first + index}\n${source}\nNode:   ${wanted}\nengine: ${actual[index]}`,
          );
      });
    }
  });
});

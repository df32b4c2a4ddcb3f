import { RandomWalk, TestProgram } from '../testing/realms';

const SCRIPT = `
import { Worker, isMainThread, parentPort, threadId } from 'node:worker_threads';
if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url));
  worker.on('message', (message) => console.log('heard', message));
} else {
  console.log('worker', threadId);
  parentPort!.postMessage({ list: [1] });
  parentPort!.postMessage('end');
}`;

const harness = (body: string): { source: string; scenario: string } => ({
  source: `import { always, check } from 'heddle/script';
always('one', (script) => { ${body} });`,
  scenario: 'one',
});

/** What the check of one scenario says of a script, if it fails. */
function failure(script: string, body: string): string | undefined {
  const { execution } = new TestProgram(script, harness(body)).run();
  return execution.failure ?? execution.exception?.text;
}

describe('a harness that runs the submission as a script', () => {
  it('sees what is printed, and by which thread', () => {
    const lines = "script.run().lines.map(({ text, threadId }) => threadId + ' ' + text)";
    const expected = "['1 worker 1', '0 heard { list: [ 1 ] }', '0 heard end']";

    expect(failure(SCRIPT, `check.equal(${lines}, ${expected})`)).toBeUndefined();
    expect(failure(SCRIPT, `check.equal(${lines}, [])`)).toContain('was ["1 worker 1"');
  });

  it('sees what is posted', () => {
    const expected = "[{ threadId: 1, value: { list: [1] } }, { threadId: 1, value: 'end' }]";

    expect(failure(SCRIPT, `check.equal(script.run().messages, ${expected})`)).toBeUndefined();
  });

  it('imports nothing of it before', () => {
    expect(failure("throw new Error('imported')", '')).toBeUndefined();
    expect(failure("throw new Error('run')", 'script.run()')).toBe('Error: run');
  });

  it('runs a program without workers, too, until its timers have fired', () => {
    const timers = "setTimeout(() => console.log('late'), 10); console.log('early');";

    expect(failure(timers, 'check.equal(script.run().lines.map(({ text }) => text), 0)')).toContain(
      '["early", "late"]',
    );
  });

  it('does not take what the harness prints for what the script printed', () => {
    const prints =
      "console.log('a'); const end = script.run(); console.log('b'); check.equal(end.lines.length, 0)";

    expect(failure("console.log('x')", prints)).toContain('was 1,');
  });

  it('has every order of what its threads print', () => {
    const both = `
      import { Worker, isMainThread, workerData } from 'node:worker_threads';
      if (isMainThread) for (const each of 'ab') new Worker(__filename, { workerData: each });
      else console.log(workerData);`;
    const program = new TestProgram(
      both,
      harness("check.equal(script.run().lines.map(({ text }) => text).join(''), 'x')"),
    );
    const seen = new Set<string | undefined>();
    for (let seed = 1; seed < 100; seed++)
      seen.add(program.run(new RandomWalk(seed * 7919)).execution.failure);

    expect(seen).toEqual(new Set(['the value was "ab", expected "x"', 'the value was "ba", expected "x"']));
  });

  it('runs once a scenario', () => {
    expect(failure(SCRIPT, 'script.run(); script.run()')).toContain('a scenario can run its script once');
  });

  it('has no async scenarios', () => {
    const source = harness('script.run()').source.replace('(script) =>', 'async (script) =>');

    expect(() => new TestProgram(SCRIPT, { source, scenario: 'one' }).scenarios()).toThrow(
      /its scenario is no async function/,
    );
  });
});

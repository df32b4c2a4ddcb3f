import { Ending } from '@heddle/trace';
import { RandomWalk, TestProgram } from '../testing/realms';

const UNLOCKED = `
  let counter = 0;
  function increment(): void { counter += 1; }
  export { counter, increment };
`;

const LOCKED = `
  import { Lock } from 'heddle/threading';
  export let counter = 0;
  const lock = new Lock();
  export const increment = (): void => {
    lock.acquire();
    try { counter += 1; } finally { lock.release(); }
  };
`;

const HARNESS = `
  import { Thread } from 'heddle/threading';
  import { always, check, reachable } from 'heddle/harness';
  import type * as Student from './student';

  always('two threads, one increment each', (student: typeof Student) => {
    const threads = [1, 2].map(() => new Thread(student.increment));
    for (const thread of threads) thread.start();
    threads.forEach((thread) => thread.join());
    check.equal(student.counter, 2, 'the counter');
  });
  reachable('one increment is enough', (student, reach) => {
    student.increment();
    if (student.counter === 1) reach();
  });
`;

const SCENARIO = { source: HARNESS, scenario: 'two threads, one increment each' };

function failures(program: TestProgram, runs: number): (string | undefined)[] {
  return Array.from({ length: runs }, (_, seed) => {
    program.run(new RandomWalk(seed));
    return program.execution.failure ?? program.execution.exception?.text;
  });
}

describe('the lost update', () => {
  it('is found in an unlocked counter within 20 random schedules', () => {
    const messages = new Set(failures(new TestProgram(UNLOCKED, SCENARIO), 20));
    expect(messages).toEqual(new Set([undefined, 'the counter was 1, expected 2']));
  });

  it('is absent from a locked counter', () => {
    const program = new TestProgram(LOCKED, SCENARIO);
    expect(new Set(failures(program, 20))).toEqual(new Set([undefined]));
    expect(program.execution.trace.ending).toBe(Ending.Completed);
  });

  it('is stated by scenarios that the harness lists', () => {
    expect(new TestProgram(LOCKED, SCENARIO).scenarios()).toMatchObject([
      { name: 'two threads, one increment each', kind: 'always' },
      { name: 'one increment is enough', kind: 'reachable' },
    ]);
  });

  it('leaves nothing behind for the next run', () => {
    const program = new TestProgram(UNLOCKED, { source: HARNESS, scenario: 'one increment is enough' });
    program.run().run();
    expect([...program.execution.reached.keys()]).toEqual([0]);
  });

  it('is told with the names and values of the program', () => {
    const recording = new TestProgram(LOCKED, SCENARIO, { explain: true }).record();
    expect(recording.names.object).toEqual(['lock']);
    expect(recording.names.location).toContain('counter');
    expect(recording.names.task.filter(Boolean)).toEqual(['T1', 'T2']);
    expect(recording.values).toContain('2');
  });
});

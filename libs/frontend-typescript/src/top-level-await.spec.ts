import { Ending } from '@heddle/trace';
import { TestProgram } from '../testing/realms';

describe('`await` at the top of a file', () => {
  it('goes on with the module when what it awaits has settled, as in Node', () => {
    const program = new TestProgram(`
      const later = async (n) => { await new Promise((resolve) => setTimeout(resolve, n)); return n; };
      queueMicrotask(() => console.log('a job'));
      console.log('awaited', await later(2));
      const [a, b] = await Promise.all([later(3), later(1)]);
      console.log(a, b);
      async function* numbers() { yield 1; await null; yield 2; }
      for await (const number of numbers()) console.log(number);
      try { await Promise.reject(new Error('no')); } catch (error) { console.log(error.message); }
      setTimeout(() => console.log('a timer'), 0);
      console.log('the end');
    `).run();

    expect(program.output).toBe('a job\nawaited 2\n3 1\n1\n2\nno\nthe end\na timer\n');
    expect(program.execution.trace.ending).toBe(Ending.Completed);
  });

  it('lets threads run before and after it', () => {
    const program = new TestProgram(`
      import { Lock, Thread } from 'heddle/threading';
      let n = 0;
      const lock = new Lock();
      await null;
      const threads = [1, 2].map((by) => new Thread(() => lock.run(() => { n += by; })));
      for (const thread of threads) thread.start();
      for (const thread of threads) thread.join();
      console.log(n);
    `).run();

    expect(program.output).toBe('3\n');
    expect(program.execution.trace.ending).toBe(Ending.Completed);
  });

  it('makes whoever imports the module wait for it', () => {
    const program = new TestProgram('export const answer = await Promise.resolve(42);', {
      source: `
        import { always, check } from 'heddle/harness';
        always('known', (student) => { check.equal(student.answer, 42, 'the answer'); });
      `,
      scenario: 'known',
    }).run();

    expect(program.execution.exception).toBeUndefined();
    expect(program.execution.trace.ending).toBe(Ending.Completed);
  });

  it('fails the program with what it rejects with, and is stuck where nothing will ever settle', () => {
    const failing = new TestProgram("await null;\nthrow new TypeError('late');").run();
    const stuck = new TestProgram('await new Promise(() => {});\nconsole.log(1);').run();

    expect(failing.execution.exception?.text).toContain('TypeError: late');
    expect(stuck.execution.trace.ending).toBe(Ending.Blocked);
    expect(stuck.output).toBe('');
  });

  it.each([
    ['a rejection that nobody handles', "Promise.reject(new TypeError('lost'));", true],
    ['an error that is thrown', "throw new TypeError('lost');", undefined],
  ])('says of %s whether it is the first', (_what, source, unhandled) => {
    const { exception } = new TestProgram(source).run().execution;

    expect(exception).toMatchObject({ text: 'TypeError: lost' });
    expect(exception?.unhandled).toBe(unhandled);
  });
});

import type { Exercise } from '@heddle/exercise';
import { GraderPool } from '@heddle/sandbox';
import { decodeToken } from '@heddle/trace';
import { grade } from './grade';
import { replay } from './replay';
import { exercise as demo } from './testing/stand-ins';

jest.setTimeout(60_000);

const HEAD = `import { always, check, linearizable, reachable } from 'heddle/harness';
import { Thread } from 'heddle/threading';

function together(n, work) {
  const threads = Array.from({ length: n }, () => new Thread(work));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}
class Counter {
  #count = 0;
  increment() { return ++this.#count; }
}
`;
const DECLARATION_LINE = HEAD.split('\n').length;

const ALWAYS = `always('one', ({ increment, value }, n) => {
  together(n, increment);
  check.equal(value(), n, 'the counter');
}, { sizes: [2, 3] });`;

const REFERENCE = `import { Lock } from 'heddle/threading';
const lock = new Lock();
let count = 0;
export const increment = () => lock.run(() => ++count);
export const value = () => count;
`;
const RACY = `let count = 0;
export const increment = () => ++count;
export const value = () => count;
`;
/** The third one to increment does nothing. */
const AT_MOST_TWO = REFERENCE.replace('++count', 'count < 2 ? ++count : count');

function exerciseOf(declaration: string): Exercise {
  const [language] = demo.languages;
  const solution = {
    file: 'typescript/a.ts',
    source: REFERENCE,
    verdict: 'accepted',
    misconception: '',
  } as const;
  return {
    ...demo,
    scenarios: [
      { name: 'one', title: { en: 'n threads', zh: 'n 个线程' }, points: 10, visibility: 'public' },
    ],
    languages: [
      {
        ...language!,
        exports: ['increment', 'value'],
        starter: solution,
        harness: { file: 'typescript/harness.ts', source: HEAD + declaration },
        solutions: [solution],
      },
    ],
  };
}

describe('a scenario with sizes', () => {
  let grader: GraderPool;
  beforeAll(() => {
    grader = new GraderPool({ size: 1 });
  });
  afterAll(() => grader.close());

  const submissionOf = (source: string) => ({ file: 'work.ts', source });
  const gradeWith = (declaration: string, source: string) =>
    grade(exerciseOf(declaration), submissionOf(source), { grader });

  it('is run at each of them, and is one scenario in the report', async () => {
    const { verdict, scenarios } = await gradeWith(ALWAYS, REFERENCE);

    expect(verdict).toBe('accepted');
    expect(scenarios).toHaveLength(1);
    expect(scenarios[0]!.search).toMatchObject({ mode: 'exhaustive', sizes: [2, 3] });
  });

  it.each([
    ['what two threads show', RACY, 'data-race', 2],
    ['what only three threads show', AT_MOST_TWO, 'wrong-result', 3],
  ])('shows %s with as many, and replays it so', async (_, source, verdict, size) => {
    const [scenario] = (await gradeWith(ALWAYS, source)).scenarios;
    const token = decodeToken(scenario!.failure!.token);
    const again = await replay(token, exerciseOf(ALWAYS), submissionOf(source), { grader });

    expect(scenario).toMatchObject({ verdict, size, failure: { size } });
    expect(token.size).toBe(size);
    expect(again).toMatchObject({ verdict, run: { size, trace: scenario!.failure!.trace } });
    expect(again.kind === 'replayed' && again.run.token).toBe(scenario!.failure!.token);
  });

  it('replays a token from before it had sizes at the smallest one', async () => {
    const token = {
      exercise: 'demo',
      exerciseVersion: '',
      programHash: '',
      scenario: 'one',
      seed: 1,
      schedule: '',
    };
    const again = await replay(token, exerciseOf(ALWAYS), submissionOf(REFERENCE), { grader });

    expect(again).toMatchObject({ kind: 'replayed', verdict: 'accepted', run: { size: 2 } });
  });

  it('asks for a goal at every size', async () => {
    const goal = `reachable('one', ({ increment }, reach, n) => {
      let inside = 0;
      together(n, () => { if (++inside === Math.min(n, 3)) reach(); increment(); inside--; });
    }, { sizes: [1, 2, 3] });`;
    const serial = `let inside = 0;\n${REFERENCE}`;

    const [scenario] = (await gradeWith(goal, serial)).scenarios;
    expect(scenario).toMatchObject({ verdict: 'accepted', goal: { size: 1 } });
    expect(decodeToken(scenario!.goal!.token).size).toBe(1);
  });

  it('compares calls with a model at every size', async () => {
    const calls = `linearizable('one', Counter, (student, recorded, n) => {
      const counter = recorded({ increment: student.increment });
      together(n, () => { counter.increment(); });
    }, { sizes: [2, 3] });`;

    expect(await gradeWith(calls, REFERENCE)).toMatchObject({ verdict: 'accepted' });
    expect((await gradeWith(calls, AT_MOST_TWO)).scenarios[0]).toMatchObject({
      verdict: 'not-linearizable',
      size: 3,
    });
  });

  it.each([
    ['descend', '{ sizes: [3, 2] }', 'whole numbers from 1'],
    ['repeat', '{ sizes: [2, 2] }', 'whole numbers from 1'],
    ['are not whole', '{ sizes: [1.5] }', 'whole numbers from 1'],
    ['are none', '{ sizes: [] }', 'whole numbers from 1'],
    ['start below one', '{ sizes: [0, 1] }', 'whole numbers from 1'],
    ['are misspelt', '{ size: [2] }', 'and nothing else'],
    ['are no options', '[2, 3]', 'and nothing else'],
  ])("is its teacher's mistake if they %s", async (_, options, message) => {
    await expect(gradeWith(`always('one', () => {}, ${options});`, REFERENCE)).rejects.toMatchObject({
      name: 'TeacherError',
      message: expect.stringContaining(message) as string,
      file: 'typescript/harness.ts',
      line: DECLARATION_LINE,
    });
  });
});

import type { Exercise } from '@heddle/exercise';
import { GraderPool } from '@heddle/sandbox';
import { grade } from './grade';
import { exercise as demo } from './testing/stand-ins';
import { verifyExercise } from './verify';

jest.setTimeout(60_000);

const HEAD = `import { always, check, linearizable, reachable } from 'heddle/harness';
import { Lock, Thread } from 'heddle/threading';

function together(...works: (() => void)[]): void {
  const threads = works.map((work) => new Thread(work));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}
`;

const ENTER = 'export function enter(work) { work(); }\n';
const ONE_AT_A_TIME = `import { Lock } from 'heddle/threading';
const lock = new Lock();
export function enter(work) { lock.run(work); }
`;

/** How deep a stack is depends on how far V8 has optimised what is on it. */
const DEEP = `
function deeper(n: number): number {
  try { return deeper(n + 1); } catch { return n; }
}
function sometimes(lock: Lock): void {
  for (let i = deeper(0) % 17; i >= 0; i--) lock.run(() => {});
}
`;

/** An exercise of one scenario whose only reference is `reference`. */
function exerciseOf(harness: string, reference = ENTER): Exercise {
  const [language] = demo.languages;
  const solution = (file: string, source: string) =>
    ({ file, source, verdict: 'accepted', misconception: '' }) as const;
  return {
    ...demo,
    scenarios: [{ name: 'one', title: { en: 'one', zh: '一' }, points: 10, visibility: 'public' }],
    languages: [
      {
        ...language!,
        exports: ['enter'],
        starter: solution('typescript/starter.ts', reference),
        harness: { file: 'typescript/harness.ts', source: HEAD + harness },
        solutions: [solution('typescript/solutions/accepted/a.ts', reference)],
      },
    ],
  };
}

describe('a scenario that is at fault itself', () => {
  let grader: GraderPool;
  beforeAll(() => {
    grader = new GraderPool({ size: 2 });
  });
  afterAll(() => grader.close());

  const gradeWith = (exercise: Exercise, source: string) =>
    grade(exercise, { file: 'work.ts', source }, { grader });

  const MEETING = `
reachable('one', ({ enter }, reach) => {
  let inside = 0;
  const visit = () => enter(() => {
    if (++inside === 3) reach();
    inside--;
  });
  together(visit, visit);
});
`;

  it('has a goal that no accepted solution reaches', async () => {
    const expected = {
      name: 'TeacherError',
      message: expect.stringMatching(
        /^The scenario "one" of demo has a goal that an accepted solution does not reach either: in none of all \d+ interleavings\.$/,
      ) as string,
      file: 'typescript/harness.ts',
      line: 10,
    };
    await expect(gradeWith(exerciseOf(MEETING), ONE_AT_A_TIME)).rejects.toMatchObject(expected);
    const { problem } = await verifyExercise(exerciseOf(MEETING), { grader });
    expect(problem).toMatchObject(expected);
  });

  it('is not asked of a student whose goal an accepted solution reaches', async () => {
    const exercise = exerciseOf(MEETING.replace('=== 3', '=== 2'));
    const report = await gradeWith(exercise, ONE_AT_A_TIME);
    expect(report).toMatchObject({ verdict: 'not-concurrent', score: 0 });
  });

  it('has a goal whose run fails a check of its own', async () => {
    const harness = MEETING.replace('=== 3', '=== 2').replace(
      'inside--;',
      "inside--; check(inside === 0, 'crowded');",
    );
    const { problem } = await verifyExercise(exerciseOf(harness), { grader });
    expect(problem).toMatchObject({
      message:
        'The scenario "one" of demo contradicts itself: with an accepted solution, too, the run that reaches its goal fails (crowded).',
      line: 13,
    });
  });

  it('has a check that fails before its goal is reached', async () => {
    const harness = MEETING.replace('=== 3', '=== 2').replace(
      'if (++inside',
      "check(inside === 0, 'crowded');\n    if (++inside",
    );
    const expected = {
      name: 'TeacherError',
      message:
        'The scenario "one" of demo contradicts itself: with an accepted solution, too, a run fails before it reaches the goal (crowded).',
      line: 10,
    };
    await expect(gradeWith(exerciseOf(harness), ENTER)).rejects.toMatchObject(expected);
    const { problem } = await verifyExercise(exerciseOf(harness), { grader });
    expect(problem).toMatchObject(expected);
  });

  it.each([
    [
      'reaches the goal of one',
      ENTER,
      /^The scenario "never two" of demo fails with an accepted solution, too \(two\)\.$/,
      19,
    ],
    [
      'passes the other',
      ONE_AT_A_TIME,
      /^The scenario "one" of demo has a goal that an accepted solution does not reach either/,
      10,
    ],
  ])('states the opposite of another one, and the reference %s', async (_, reference, message, line) => {
    const harness = `${MEETING.replace('=== 3', '=== 2')}
always('never two', ({ enter }) => {
  let inside = 0;
  const visit = () => enter(() => {
    check(++inside === 1, 'two');
    inside--;
  });
  together(visit, visit);
});
`;
    const one = exerciseOf(harness, reference);
    const exercise = { ...one, scenarios: [...one.scenarios, { ...one.scenarios[0]!, name: 'never two' }] };
    const text = expect.stringMatching(message) as string;
    for (const source of [ENTER, ONE_AT_A_TIME])
      await expect(gradeWith(exercise, source)).rejects.toMatchObject({ message: text, line });
  });

  it('does not do the same twice', async () => {
    const harness = `${DEEP}
always('one', ({ enter }) => {
  const lock = new Lock();
  together(() => enter(() => sometimes(lock)), () => enter(() => sometimes(lock)));
});
`;
    const { problem } = await verifyExercise(exerciseOf(harness), { grader });
    expect(problem).toMatchObject({
      message: expect.stringMatching(/^The scenario "one" of demo does not do the same twice/) as string,
      file: 'typescript/harness.ts',
      line: 14,
    });
  });

  it("is not, when it is the student's program that does not do the same twice", async () => {
    const source = `import { Lock } from 'heddle/threading';\nconst lock = new Lock();${DEEP}
export function enter(work) { sometimes(lock); work(); }`;
    const report = await gradeWith(exerciseOf(MEETING.replace('=== 3', '=== 2')), source);
    expect(report).toMatchObject({
      verdict: 'forbidden',
      score: 0,
      diagnostics: [
        {
          severity: 'error',
          line: 7,
          message: expect.stringMatching(/does not do the same twice/) as string,
        },
      ],
    });
  });

  it('keeps nothing from one run to the next, and neither does the program', async () => {
    const counts = (name: string) => `let ${name} = 0;\nconst ${name}Seen = new Map();\n`;
    const harness = `${counts('runs')}
always('one', ({ enter }) => {
  check(++runs === 1 && !runsSeen.has('run'), 'the harness remembers');
  runsSeen.set('run', true);
  together(() => enter(() => {}), () => enter(() => {}));
});
`;
    const source = `import { Lock } from 'heddle/threading';
${counts('made')}
const lock = new Lock();
export function enter(work) {
  lock.run(() => {
    if (madeSeen.size !== made++) throw new Error('the program remembers');
    madeSeen.set(made, true);
  });
  work();
}`;
    expect(await gradeWith(exerciseOf(harness), source)).toMatchObject({
      verdict: 'accepted',
      scenarios: [{ search: { mode: 'exhaustive' } }],
    });
  });

  it('has a model that never ends', async () => {
    const harness = `
class Door {
  enter(): void { for (;;); }
}
linearizable('one', Door, ({ enter }, recorded) => {
  const door = recorded({ enter: () => enter(() => {}) });
  together(() => door.enter(), () => door.enter());
});
`;
    await expect(gradeWith(exerciseOf(harness), ENTER)).rejects.toMatchObject({
      message: 'The scenario "one" of demo cannot be judged: the model never ends.',
      file: 'typescript/harness.ts',
      line: 13,
    });
  });

  it.each([
    ['Date.now', 'const started = Date.now();'],
    ['performance', 'const started = performance.now();'],
    ['new Date()', 'const started = new Date();'],
    ['Math.random', 'const started = Math.random();'],
  ])('asks for %s', async (what, statement) => {
    const harness = `always('one', ({ enter }) => {\n  ${statement}\n  enter(() => {});\n});\n`;
    await expect(gradeWith(exerciseOf(harness), ENTER)).rejects.toMatchObject({
      name: 'TeacherError',
      message: expect.stringContaining(`'${what}' has no place in a harness: `) as string,
      file: 'typescript/harness.ts',
      line: 10,
    });
  });

  it('may make dates of its own', async () => {
    const harness = "always('one', ({ enter }) => {\n  enter(() => new Date(2026, 0, 1).getTime());\n});\n";
    expect(await gradeWith(exerciseOf(harness), ENTER)).toMatchObject({ verdict: 'accepted' });
  });
});

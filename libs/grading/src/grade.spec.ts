import { TeacherError } from '@heddle/exercise';
import type { JobResult } from '@heddle/sandbox';
import { decodeToken, type Site } from '@heddle/trace';
import type { Finding, WaitEdge } from '@heddle/verdict';
import { grade } from './grade';
import {
  exceptionIn,
  exercise,
  explored,
  outcome,
  run,
  StandInGrader,
  submission,
} from './testing/stand-ins';

const HARNESS = 1;
const SUBMISSION = 2;

function located(...outcomes: Parameters<typeof explored>): JobResult {
  const at = (source: Site['source'], line: number): Site => ({
    source,
    line,
    column: 1,
    text: '',
    function: '',
  });
  return {
    ...explored(...outcomes),
    sites: [at('harness', 0), at('harness', 12), at('submission', 5)],
  } as JobResult;
}

function edge(site: number): WaitEdge {
  return { task: 0, site, on: 'lock', object: 0, holder: 0 };
}

function cycle(site: number): Finding {
  return { kind: 'deadlock', cycle: [edge(HARNESS), edge(site)] };
}

const wrong = run({ kind: 'wrong-result', message: 'it was 1, expected 2' });

function gradeWith(answer: ConstructorParameters<typeof StandInGrader>[0], source = submission) {
  const grader = new StandInGrader(answer);
  return { grader, report: grade(exercise, source, { grader }) };
}

describe('grading', () => {
  it('gives the points of the scenarios that are accepted', async () => {
    const report = await gradeWith(() =>
      explored(outcome('easy', 'accepted'), outcome('hard', 'wrong-result', wrong)),
    ).report;

    expect(report).toMatchObject({ verdict: 'wrong-result', score: 4, maxScore: 10 });
    expect(report.scenarios.map(({ score }) => score)).toEqual([4, 0]);
  });

  it('takes a tenth of the points for a lock order', async () => {
    const report = await gradeWith(() => explored(outcome('easy', 'lock-order'), outcome('hard', 'accepted')))
      .report;
    expect(report).toMatchObject({ verdict: 'lock-order', score: 9.6 });
  });

  it('lets the first failing scenario of exercise.yaml speak, whatever order they ran in', async () => {
    const report = await gradeWith(() =>
      explored(outcome('hard', 'deadlock', wrong), outcome('easy', 'wrong-result', wrong)),
    ).report;
    expect(report.verdict).toBe('wrong-result');
    expect(report.scenarios.map(({ name }) => name)).toEqual(['easy', 'hard']);
  });

  it('does not let a warning speak over a failure', async () => {
    const report = await gradeWith(() =>
      explored(outcome('easy', 'lock-order'), outcome('hard', 'deadlock', wrong)),
    ).report;
    expect(report.verdict).toBe('deadlock');
  });

  it('ends every failure with a token that pins exercise, program, scenario and seed', async () => {
    const report = await gradeWith(() =>
      explored(outcome('easy', 'wrong-result', wrong), outcome('hard', 'accepted')),
    ).report;
    expect(decodeToken(report.scenarios[0]!.failure!.token)).toMatchObject({
      exercise: 'demo',
      exerciseVersion: '01234567',
      scenario: 'easy',
      seed: 1,
    });
  });

  it('passes seed, budget and scenario on to the grader', async () => {
    const grader = new StandInGrader(() => explored(outcome('hard', 'accepted')));
    const report = await grade(exercise, submission, { grader, seed: 7, schedules: 50, scenarios: ['hard'] });

    expect(grader.jobs[0]).toMatchObject({ seed: 7, task: { scenarios: [{ name: 'hard', schedules: 50 }] } });
    expect(report).toMatchObject({ score: 6, maxScore: 6 });
  });

  it('is the same report for the same outcomes', async () => {
    const answer = () => explored(outcome('easy', 'accepted'), outcome('hard', 'wrong-result', wrong));
    const [first, second] = await Promise.all([gradeWith(answer).report, gradeWith(answer).report]);
    expect({ ...first, timing: null }).toEqual({ ...second, timing: null });
  });
});

describe("a student's mistake", () => {
  it('is a file that cannot be read as a program', async () => {
    const { report, grader } = gradeWith(() => explored(), {
      file: 'a.ts',
      source: '',
      problem: 'The file is empty.',
    });
    expect(await report).toMatchObject({ verdict: 'compile-error', message: 'The file is empty.', score: 0 });
    expect(grader.jobs).toEqual([]);
  });

  it('is a missing export, named', async () => {
    const source = { file: 'work.ts', source: 'export function first() {}' };
    const report = await gradeWith(
      () => explored(outcome('easy', 'exception', exceptionIn('harness'))),
      source,
    ).report;
    expect(report).toMatchObject({
      verdict: 'compile-error',
      message:
        'work.ts does not export "second". Write `export` before the declaration of second, and keep its name.',
    });
  });

  it('is what the front-end rejects', async () => {
    const diagnostics = [{ severity: 'error' as const, message: 'Unexpected token', line: 3, column: 1 }];
    const report = await gradeWith(() => ({
      kind: 'rejected',
      whose: 'submission',
      verdict: 'compile-error',
      diagnostics,
    })).report;
    expect(report).toMatchObject({ verdict: 'compile-error', diagnostics, score: 0, maxScore: 10 });
  });

  it('is an exception in the harness that a reference does not cause', async () => {
    const report = await gradeWith((_, attempt) =>
      attempt === 1
        ? explored(outcome('easy', 'exception', exceptionIn('harness')), outcome('hard', 'accepted'))
        : explored(outcome('easy', 'accepted')),
    ).report;
    expect(report.verdict).toBe('exception');
    expect(report.scenarios[0]?.failure?.explanation).toBe(
      'The test could not use what the submission exports or returns.',
    );
  });
});

describe("a teacher's mistake", () => {
  it('is an exception in the harness that a reference causes, too', async () => {
    const { report } = gradeWith(() =>
      explored(outcome('easy', 'exception', exceptionIn('harness')), outcome('hard', 'accepted')),
    );
    await expect(report).rejects.toMatchObject({
      name: 'TeacherError',
      file: 'typescript/harness.ts',
      line: 3,
    });
  });

  it.each([
    ['deadlock', cycle(HARNESS)],
    ['stuck', { kind: 'stuck', waiting: [edge(HARNESS)] }],
    ['step-limit', { kind: 'step-limit', last: [{ step: 7, task: 0, site: HARNESS }] }],
    ['livelock', { kind: 'livelock', last: [{ step: 7, task: 0, site: HARNESS }] }],
    ['leak', { kind: 'leak', locks: [], tasks: [], waiting: [edge(HARNESS)] }],
  ] as const)('is a harness that ends in a %s with a reference, too', async (verdict, finding) => {
    const { report } = gradeWith(() => located(outcome('easy', verdict, run(finding))));
    await expect(report).rejects.toMatchObject({
      name: 'TeacherError',
      message: expect.stringMatching(/^The scenario "easy" of demo fails by itself: /) as string,
      file: 'typescript/harness.ts',
      line: 12,
    });
  });

  it('is not a harness that gets stuck with this submission only', async () => {
    const stuck = run({ kind: 'stuck', waiting: [edge(HARNESS)] });
    const { report, grader } = gradeWith((_, attempt) =>
      located(attempt === 1 ? outcome('easy', 'stuck', stuck) : outcome('easy', 'accepted')),
    );
    expect((await report).scenarios[0]).toMatchObject({ verdict: 'stuck' });
    expect(grader.jobs).toHaveLength(2);
  });

  it('is not asked for when the submission is involved', async () => {
    const { report, grader } = gradeWith(() => located(outcome('easy', 'deadlock', run(cycle(SUBMISSION)))));
    expect((await report).scenarios[0]).toMatchObject({ verdict: 'deadlock' });
    expect(grader.jobs).toHaveLength(1);
  });

  it.each([
    [7, 7],
    [0, undefined],
  ])('is an exception that the harness throws when it is loaded, line %s', async (said, line) => {
    const diagnostics = [{ severity: 'error' as const, message: 'Error: boom', line: said, column: 1 }];
    const { report } = gradeWith(() => ({
      kind: 'rejected',
      whose: 'harness',
      verdict: 'exception',
      diagnostics,
    }));
    await expect(report).rejects.toMatchObject({
      message: 'The harness threw outside its scenarios: Error: boom',
      line,
    });
  });

  it('is a harness that does not compile', async () => {
    const diagnostics = [{ severity: 'error' as const, message: 'Unexpected token', line: 3, column: 1 }];
    const { report } = gradeWith(() => ({
      kind: 'rejected',
      whose: 'harness',
      verdict: 'compile-error',
      diagnostics,
    }));
    await expect(report).rejects.toThrow(TeacherError);
  });

  it('is a scenario that the harness does not have', async () => {
    const result: JobResult = {
      ...explored(outcome('easy', 'accepted')),
      declared: [{ name: 'easy', kind: 'always' }],
    } as JobResult;
    await expect(gradeWith(() => result).report).rejects.toThrow('The harness has no scenario "hard".');
  });
});

describe('a mistake of ours', () => {
  it('is tried again on another grader', async () => {
    const { report, grader } = gradeWith((_, attempt) =>
      attempt === 1
        ? { kind: 'failed', message: 'it crashed' }
        : explored(outcome('easy', 'accepted'), outcome('hard', 'accepted')),
    );
    expect((await report).verdict).toBe('accepted');
    expect(grader.jobs).toHaveLength(2);
  });

  it('is grader-error when it happens twice', async () => {
    const report = await gradeWith(() => ({ kind: 'failed', message: 'it crashed' })).report;
    expect(report).toMatchObject({ verdict: 'grader-error', message: 'it crashed' });
  });

  it('is never a verdict for a scenario that got lost', async () => {
    const report = await gradeWith(() => explored(outcome('easy', 'accepted'))).report;
    expect(report.verdict).toBe('grader-error');
  });
});

describe('a limit', () => {
  it('keeps the points of what was complete before it', async () => {
    const result: JobResult = {
      kind: 'limit',
      verdict: 'time-limit',
      message: 'The grading took longer than 20 seconds.',
      scenario: 'hard',
      outcomes: [outcome('easy', 'accepted')],
      sites: [],
    };
    const report = await gradeWith(() => result).report;
    expect(report).toMatchObject({
      verdict: 'time-limit',
      score: 4,
      message: 'The grading took longer than 20 seconds.',
    });
  });
});

import { asDeclared, verifyExercise } from './verify';
import { exercise, explored, outcome, run, StandInGrader } from './testing/stand-ins';

const wrong = run({ kind: 'wrong-result', message: 'it was 1' });
const accepted = explored(outcome('easy', 'accepted'), outcome('hard', 'accepted'));
const failed = explored(outcome('easy', 'wrong-result', wrong), outcome('hard', 'accepted'));
const isReference = (source: string) => source.includes('// ');

describe('verifying an exercise', () => {
  it('finds every solution as declared', async () => {
    const grader = new StandInGrader((job) => (isReference(job.submission.source) ? accepted : failed));
    const { checks } = await verifyExercise(exercise, { grader });

    expect(checks.map(({ file, actual }) => [file, actual])).toEqual([
      ['typescript/starter.ts', 'wrong-result'],
      ['typescript/solutions/accepted/a.ts', 'accepted'],
      ['typescript/solutions/accepted/b.ts', 'accepted'],
    ]);
    expect(checks.every(asDeclared)).toBe(true);
  });

  it('finds a solution that gets another verdict', async () => {
    const { checks } = await verifyExercise(exercise, { grader: new StandInGrader(() => accepted) });
    expect(checks.filter((check) => !asDeclared(check)).map(({ file }) => file)).toEqual([
      'typescript/starter.ts',
    ]);
  });

  it('finds reports that differ from run to run', async () => {
    const grader = new StandInGrader((_, attempt) => (attempt % 2 === 0 ? failed : accepted));
    const { checks } = await verifyExercise(exercise, { grader });
    expect(checks.map(({ deterministic }) => deterministic)).toEqual([false, false, false]);
  });

  it('hands on what is wrong with the exercise itself', async () => {
    const diagnostics = [{ severity: 'error' as const, message: 'Unexpected token', line: 3, column: 1 }];
    const grader = new StandInGrader(() => ({
      kind: 'rejected',
      whose: 'harness',
      verdict: 'compile-error',
      diagnostics,
    }));
    const { problem } = await verifyExercise(exercise, { grader });
    expect(problem?.located).toBe('typescript/harness.ts:3: Unexpected token');
  });
});

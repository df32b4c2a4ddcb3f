import type { EquivalentMutant, Exercise } from '@heddle/exercise';
import { exercise as demo, explored, outcome, run, StandInGrader } from '../testing/stand-ins';
import { checkMutants } from './check-mutants';

const REFERENCE = `import { Lock } from 'heddle/threading';
const lock = new Lock();
let count = 0;
export function first(): void {
  lock.run(() => {
    count += 1;
  });
}
export const second = (): number => lock.run(() => count);
`;

/** Two mutants, one in each function. */
function exerciseWith(...equivalentMutants: EquivalentMutant[]): Exercise {
  const [solution] = demo.languages;
  const reference = {
    file: 'typescript/solutions/accepted/a.ts',
    source: REFERENCE,
    verdict: 'accepted' as const,
  };
  return {
    ...demo,
    languages: [{ ...solution!, equivalentMutants, solutions: [{ ...reference, misconception: '' }] }],
  };
}

const SECOND = `- export const second = (): number => lock.run(() => count);
+ export const second = (): number => (() => count)();`;

const marking: EquivalentMutant = {
  file: 'typescript/mutants.yaml',
  line: 5,
  reference: 'a.ts',
  operator: 'drop-critical-region',
  function: 'second',
  change: SECOND,
  occurrence: 1,
  because: 'it is only called when nobody counts',
};

const accepted = explored(outcome('easy', 'accepted'), outcome('hard', 'accepted'));
const wrong = explored(outcome('easy', 'wrong-result', run({ kind: 'wrong-result', message: 'it was 1' })));
/** Of the two functions, a harness that looks at the first only. */
const weak = () =>
  new StandInGrader(({ submission }) => (submission.source.includes('  lock.run') ? accepted : wrong));
const strong = () => new StandInGrader(() => wrong);

describe('checking mutants', () => {
  it('finds those that the harness does not notice', async () => {
    const { checks, references, problems } = await checkMutants(exerciseWith(), { grader: weak() });

    expect(references).toBe(1);
    expect(checks.map(({ mutant, outcome, verdict }) => [mutant.function, outcome, verdict])).toEqual([
      ['first', 'killed', 'wrong-result'],
      ['second', 'survived', 'accepted'],
    ]);
    expect(problems).toEqual([]);
  });

  it('asks only until a scenario fails', async () => {
    const grader = strong();
    await checkMutants(exerciseWith(), { grader });
    expect(grader.jobs.map(({ task }) => task)).toEqual(
      Array(2).fill(expect.objectContaining({ kind: 'explore', untilFailure: true })),
    );
  });

  it('takes the teacher’s word for what is equivalent', async () => {
    const { checks, problems } = await checkMutants(exerciseWith(marking), { grader: weak() });
    expect(checks[1]).toMatchObject({ outcome: 'equivalent', because: marking.because });
    expect(problems).toEqual([]);
  });

  it('does not mind other white space in a marking', async () => {
    const change = `${SECOND.replaceAll(' = ', '  =  ')}\n`;
    const { problems } = await checkMutants(exerciseWith({ ...marking, change }), { grader: weak() });
    expect(problems).toEqual([]);
  });

  it('says where a marking is of no mutant', async () => {
    const stale = { ...marking, line: 9, function: 'third' };
    const { checks, problems } = await checkMutants(exerciseWith(stale), { grader: weak() });
    expect(problems.map(({ located }) => located)).toEqual([
      'typescript/mutants.yaml:9: a.ts has no such mutant by drop-critical-region (any more).',
    ]);
    expect(checks[1]?.outcome).toBe('survived');
  });

  it('says where a marking is of a mutant that is killed after all', async () => {
    const { problems } = await checkMutants(exerciseWith(marking), { grader: strong() });
    expect(problems[0]?.located).toContain(
      'typescript/mutants.yaml:5: The harness kills this mutant (wrong-result), so it is not equivalent:',
    );
    expect(problems[0]?.message).toContain('\n-export const second = (): number => lock.run(() => count);\n');
  });

  it('says where a mutant is marked twice', async () => {
    const { problems } = await checkMutants(exerciseWith(marking, { ...marking, line: 12 }), {
      grader: weak(),
    });
    expect(problems.map(({ located }) => located)).toEqual([
      'typescript/mutants.yaml:12: This mutant is marked in line 5 already.',
    ]);
  });

  it('grades no more than it may, and says how many it left out', async () => {
    const grader = weak();
    const { checks, leftOut } = await checkMutants(exerciseWith(), { grader, perReference: 1 });
    expect([checks.length, leftOut, grader.jobs.length]).toEqual([1, 1, 1]);
  });

  describe('of a reference in Python', () => {
    const source = 'def count():\n    with lock:\n        return pieces\n';
    const operator = 'drop-critical-region';
    const mutant = { operator, function: 'count', source: source.replace('with lock', 'if True') };
    const [typescript] = exerciseWith().languages;
    const python: Exercise = {
      ...demo,
      languages: [
        {
          ...typescript!,
          language: 'python',
          solutions: [
            { file: 'python/solutions/accepted/a.py', source, verdict: 'accepted', misconception: '' },
          ],
        },
      ],
    };

    it('has a grader make them', async () => {
      const grader = new StandInGrader(({ task }) =>
        task.kind === 'mutate' ? { kind: 'mutated', mutants: [mutant] } : wrong,
      );
      const { checks } = await checkMutants(python, { grader });
      expect(checks).toEqual([
        expect.objectContaining({ reference: 'python/solutions/accepted/a.py', outcome: 'killed' }),
      ]);
      expect(checks[0]?.mutant.change).toBe('- with lock:\n+ if True:');
      expect(grader.jobs.map(({ submission }) => submission.source)).toEqual([source, mutant.source]);
    });

    it('says which one could not be mutated', async () => {
      const grader = new StandInGrader(() => ({ kind: 'failed', message: 'It crashed.' }));
      await expect(checkMutants(python, { grader })).rejects.toThrow(
        'The mutants of python/solutions/accepted/a.py could not be made. It crashed.',
      );
    });
  });

  it('counts no failure of ours as a kill', async () => {
    const grader = new StandInGrader(() => ({ kind: 'failed', message: 'it crashed' }));
    await expect(checkMutants(exerciseWith(), { grader })).rejects.toThrow('it crashed');
  });
});

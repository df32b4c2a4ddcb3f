import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectExercise, loadExercise } from './load';
import { skeleton } from './skeleton';
import { packageFolder, yamlWith } from './testing/package-folder';

function problemsOf(changes: Parameters<typeof packageFolder>[0]): readonly string[] {
  return inspectExercise(packageFolder(changes)).problems.map(({ located }) => located);
}

const MUTANTS_YAML = `# Why nobody can tell.
equivalent:
  - reference: semaphore.ts
    because: there are only two
    mutants:
      - operator: permit-count
        change: |
          - new Semaphore(2)
          + new Semaphore(3)
`;

describe('loading an exercise', () => {
  it('reads a whole package', () => {
    const exercise = loadExercise(packageFolder());

    expect(exercise.id).toBe('stock');
    expect(exercise.version).toMatch(/^[0-9a-f]{12}$/);
    expect(exercise.languages[0]?.solutions.map(({ verdict }) => verdict)).toEqual([
      'accepted',
      'accepted',
      'data-race',
    ]);
    expect(exercise.languages[0]?.solutions[2]?.misconception).toBe(
      '"Only the change needs the lock, looking does not."',
    );
  });

  it('keeps its version when only words change', () => {
    const before = loadExercise(packageFolder()).version;
    const after = loadExercise(packageFolder({ 'exercise.yaml': yamlWith('Sell from', 'Buy from') })).version;
    expect(after).toBe(before);
  });

  it('changes its version with the harness', () => {
    const before = loadExercise(packageFolder()).version;
    const harness = `${skeleton('stock')['typescript/harness.ts']!}\n`;
    expect(loadExercise(packageFolder({ 'typescript/harness.ts': harness })).version).not.toBe(before);
  });

  it.each([
    ['an unknown key', 'topic: Lock', 'topic: Lock\ncolour: red', 'exercise.yaml:4: Unknown key "colour".'],
    [
      'an unknown key inside a scenario',
      'points: 2\n',
      'points: 2\n    weight: 3\n',
      'exercise.yaml:16: Unknown key "scenarios.0.weight".',
    ],
    [
      'a wrong type',
      'difficulty: 1',
      'difficulty: easy',
      'exercise.yaml:5: difficulty: Invalid input: expected number, received string.',
    ],
    [
      'points that do not add up',
      'points: 4',
      'points: 5',
      "exercise.yaml:6: The scenarios' points sum to 4, not to 5.",
    ],
    [
      'an id that is not the folder',
      'id: stock',
      'id: shop',
      'exercise.yaml:1: The id is "shop", the folder "stock".',
    ],
    [
      'the same scenario twice',
      'name: last-piece',
      'name: two-buyers',
      'exercise.yaml:17: The scenario "two-buyers" is there twice.',
    ],
    [
      'a verdict that does not exist',
      'starter: data-race',
      'starter: racy',
      'exercise.yaml:10: languages.typescript.starter:',
    ],
  ])('says where %s is', (_, text, replacement, expected) => {
    const [problem] = problemsOf({ 'exercise.yaml': yamlWith(text, replacement) });
    expect(problem).toContain(expected);
  });

  it('says where the YAML is broken', () => {
    const [problem] = problemsOf({ 'exercise.yaml': 'id: stock\ntitle: { en: "x\n' });
    expect(problem).toMatch(/^exercise\.yaml:\d+: This is not valid YAML/);
  });

  it('demands that a wrong solution names its misconception', () => {
    const file = 'typescript/solutions/data-race/look-outside.ts';
    expect(problemsOf({ [file]: 'export const stock = 1;\n' })).toEqual([
      `${file}:1: A wrong solution starts with a comment that says which misconception it shows.`,
    ]);
  });

  it('reads which mutants are equivalent, and why', () => {
    const exercise = loadExercise(packageFolder({ 'typescript/mutants.yaml': MUTANTS_YAML }));
    expect(exercise.languages[0]?.equivalentMutants).toEqual([
      {
        file: 'typescript/mutants.yaml',
        line: 6,
        reference: 'semaphore.ts',
        operator: 'permit-count',
        function: '',
        change: '- new Semaphore(2)\n+ new Semaphore(3)',
        occurrence: 1,
        because: 'there are only two',
      },
    ]);
  });

  it.each([
    ['of no reference', 'semaphore.ts', 'lock.ts', ':3: There is no reference "lock.ts".'],
    [
      'without a reason',
      'because: there are only two',
      'because:',
      ':4: equivalent.0.because: Invalid input',
    ],
    ['with an unknown key', 'operator:', 'operation:', ':6: Unknown key "equivalent.0.mutants.0.operation".'],
  ])('says where a marking is %s', (_, text, replacement, expected) => {
    const problems = problemsOf({ 'typescript/mutants.yaml': MUTANTS_YAML.replace(text, replacement) });
    expect(problems).toContainEqual(expect.stringContaining(`typescript/mutants.yaml${expected}`));
  });

  it('demands two references', () => {
    const problems = problemsOf({ 'typescript/solutions/accepted/semaphore.ts': undefined });
    expect(problems).toEqual(['exercise.yaml:8: typescript has 1 accepted solution; two are needed.']);
  });

  it('names every missing file at once', () => {
    const problems = problemsOf({ 'statement.zh.md': undefined, 'typescript/harness.ts': undefined });
    expect(problems).toContain('typescript/harness.ts: The file is missing.');
    expect(problems).toContain('statement.zh.md: The statement is missing or empty.');
  });

  it('refuses planted files', () => {
    expect(problemsOf({ 'package.json': '{}' })).toEqual([
      'package.json: This file is no part of an exercise.',
    ]);
  });

  it('refuses a link that leads out of the package', () => {
    const folder = packageFolder({ 'statement.zh.md': undefined });
    symlinkSync('/etc/passwd', join(folder, 'statement.zh.md'));
    expect(() => loadExercise(folder)).toThrow('Only plain files are allowed in an exercise.');
  });

  it('refuses a huge file', () => {
    const folder = packageFolder();
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data/big.txt'), 'x'.repeat(300_000));
    expect(() => loadExercise(folder)).toThrow('The file has 293 KB; at most 256 KB are read.');
  });

  it('says so when there is no exercise', () => {
    expect(() => loadExercise('/nonexistent')).toThrow('There is no such exercise.');
  });
});

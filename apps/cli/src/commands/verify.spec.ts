import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder, heddle } from '../testing/heddle';

jest.setTimeout(240_000);

describe('heddle new and heddle verify', () => {
  const folder = emptyFolder();
  const made = heddle(['new', 'ticket-seats', '--into', '.'], folder);

  it('makes an exercise that is all as declared, with a harness that kills every mutant', () => {
    const { status, out } = heddle(['verify', 'ticket-seats'], folder);

    expect(made.status).toBe(0);
    expect(out).toContain('8 solutions: all as declared.');
    expect(out).toContain('12 mutants of 4 references: 12 killed (100 %), 0 marked equivalent, 0 survive.');
    expect(status).toBe(0);
  });

  it('makes one in Python alone, too', () => {
    heddle(['new', 'seats', '--language', 'python', '--into', '.'], folder);
    expect(readdirSync(join(folder, 'seats'))).not.toContain('typescript');
    const { status, out } = heddle(['verify', 'seats', '--once'], folder);
    expect(out).toContain('4 solutions: all as declared.');
    expect(out).toContain('6 mutants of 2 references: 6 killed (100 %), 0 marked equivalent, 0 survive.');
    expect(status).toBe(0);
  });

  it('does not overwrite anything', () => {
    const { status, err } = heddle(['new', 'ticket-seats', '--into', '.'], folder);
    expect(err).toContain('This folder is there already.');
    expect(status).toBe(2);
  });

  it('shows the hints of it', () => {
    expect(heddle(['hint', 'ticket-seats'], folder).out).toContain('Hint 1 of 1');
    expect(heddle(['hint', 'ticket-seats', '2'], folder).status).toBe(2);
  });
});

describe('heddle verify on a harness that never calls stock() meanwhile', () => {
  const folder = emptyFolder();
  heddle(['new', 'ticket-seats', '--language', 'typescript', '--into', '.'], folder);
  const harness = join(folder, 'ticket-seats/typescript/harness.ts');
  const markings = join(folder, 'ticket-seats/typescript/mutants.yaml');
  const strong = readFileSync(harness, 'utf8');
  writeFileSync(harness, strong.replace('const seen = student.stock();', 'const seen = 1;'));

  it('shows the mutant that survives, and what to do', () => {
    const { status, out } = heddle(['verify', 'ticket-seats'], folder);

    expect(out).toContain('6 mutants of 2 references: 5 killed (83.3 %), 0 marked equivalent, 1 survives.');
    expect(out).toContain(`
  ✗ typescript/solutions/accepted/lock-run.ts:7  drop-critical-region: the harness accepts this
      --- typescript/solutions/accepted/lock-run.ts
      +++ typescript/solutions/accepted/lock-run.ts
      @@ -5,5 +5,5 @@
       
       export function stock(): number {
      -  return lock.run(() => pieces);
      +  return (() => pieces)();
       }
       
      If it is wrong, a student who writes it gets all points: add a scenario to typescript/harness.ts, or make one stricter.
      If it is a correct solution too, say why in typescript/mutants.yaml, in the list \`equivalent\`:
`);
    expect(status).toBe(1);
    writeFileSync(markings, 'equivalent:\n');
    appendFileSync(markings, /^ +- reference[^]*?(?=\n\n)/m.exec(out)?.[0] ?? '');
  });

  it('refuses the entry that it printed until there is a reason in it', () => {
    const { status, err } = heddle(['verify', 'ticket-seats'], folder);
    expect(err).toContain('typescript/mutants.yaml:3: equivalent.0.because: Invalid input');
    expect(status).toBe(2);
  });

  it('accepts the entry with a reason', () => {
    const entry = readFileSync(markings, 'utf8');
    writeFileSync(markings, entry.replace(/because:.*/, 'because: nobody looks before all have bought'));
    const { status, out } = heddle(['verify', 'ticket-seats', '--json'], folder);

    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.filter(({ outcome }) => outcome === 'equivalent')).toEqual([
      expect.objectContaining({
        file: 'typescript/solutions/accepted/lock-run.ts',
        because: 'nobody looks before all have bought',
        actual: 'accepted',
        ok: true,
      }),
    ]);
    expect(status).toBe(0);
  });

  it('grades no mutants if told so', () => {
    const { status, out } = heddle(['verify', 'ticket-seats', '--no-mutants'], folder);
    expect(out).toContain('4 solutions: all as declared.');
    expect(out).not.toContain('mutant');
    expect(status).toBe(0);
  });

  it('says that the entry is wrong once the harness kills the mutant', () => {
    writeFileSync(harness, strong);
    const { status, err } = heddle(['verify', 'ticket-seats'], folder);
    expect(err).toContain(
      'ticket-seats/typescript/mutants.yaml:5: The harness kills this mutant (data-race), so it is not equivalent:',
    );
    expect(status).toBe(2);
  });
});

describe('heddle verify on a harness in Python that never calls stock() meanwhile', () => {
  const folder = emptyFolder();
  heddle(['new', 'ticket-seats', '--language', 'python', '--into', '.'], folder);
  const harness = join(folder, 'ticket-seats/python/harness.py');
  const weak = readFileSync(harness, 'utf8').replace('seen = student.stock()', 'seen = 1');
  writeFileSync(harness, weak);
  const verify = (...flags: string[]) => heddle(['verify', 'ticket-seats', '--once', ...flags], folder);

  it('shows the mutant that survives, and takes an entry for it', () => {
    const { status, out } = verify();

    expect(out).toContain('6 mutants of 2 references: 5 killed (83.3 %), 0 marked equivalent, 1 survives.');
    expect(out).toContain(`
  ✗ python/solutions/accepted/with_lock.py:8  drop-critical-region: the harness accepts this
      --- python/solutions/accepted/with_lock.py
      +++ python/solutions/accepted/with_lock.py
      @@ -6,5 +6,5 @@
       
       def stock():
      -    with lock:
      +    if True:
               return pieces
       
      If it is wrong, a student who writes it gets all points: add a scenario to python/harness.py, or make one stricter.
      If it is a correct solution too, say why in python/mutants.yaml, in the list \`equivalent\`:
`);
    expect(status).toBe(1);
    const entry = /^ +- reference[^]*?(?=\n\n)/m.exec(out)?.[0] ?? '';
    const marking = entry.replace(/because:.*/, 'because: nobody looks before all have bought');
    writeFileSync(join(folder, 'ticket-seats/python/mutants.yaml'), `equivalent:\n${marking}\n`);
    expect(verify().out).toContain('5 killed (100 %), 1 marked equivalent, 0 survive.');
  });

  it('grades some of each operator if told so', () => {
    expect(verify('--mutants', '2').out).toContain(
      '4 mutants of 2 references: 3 killed (100 %), 1 marked equivalent, 0 survive.\n  2 more mutants not graded',
    );
  });
});

import { describeMutants } from '@heddle/trace/mutants';
import { mutants as plant } from './mutants';

const mutants = (source: string, file: string) => describeMutants(plant(source), source, file);

const SOURCE = `import { Lock } from 'heddle/threading';

const lock = new Lock();
let a = 0;
let b = 0;

export class Pair {
  add(): void {
    lock.acquire();
    a += 1;
    b += 1;
    lock.release();
  }
}
`;

const names = (source: string) =>
  mutants(source, 'pair.ts').map(({ operator, function: around, change, occurrence }) =>
    JSON.stringify([operator, around, change, occurrence]),
  );

describe('mutants', () => {
  it('say what they are, where, and how they differ', () => {
    const split = mutants(SOURCE, 'pair.ts').find(({ operator }) => operator === 'split-critical-region');
    expect(split).toEqual({
      operator: 'split-critical-region',
      function: 'Pair.add',
      change: '+ lock.release();\n+ lock.acquire();\n  b += 1;',
      occurrence: 1,
      line: 11,
      source: SOURCE.replace('    b +=', '    lock.release();\n    lock.acquire();\n    b +='),
      diff: `--- pair.ts
+++ pair.ts
@@ -9,4 +9,6 @@
     lock.acquire();
     a += 1;
+    lock.release();
+    lock.acquire();
     b += 1;
     lock.release();`,
    });
  });

  it('keep their names when something else in the file changes', () => {
    const edited = `// A comment.\n${SOURCE.replace('let b = 0;', 'let b = 0;\n\nexport const sum = () => 0;')}`;
    expect(names(edited)).toEqual(names(SOURCE));
  });

  it('are told apart when a function has the same text twice', () => {
    const body = / {4}lock\.acquire[^]*lock\.release\(\);\n/.exec(SOURCE)![0];
    const twice = SOURCE.replace(body, body + body);
    const dropped = mutants(twice, 'pair.ts').filter(({ operator }) => operator === 'drop-critical-region');
    expect(dropped.map(({ occurrence }) => occurrence)).toEqual([1, 2]);
    expect(new Set(names(twice)).size).toBe(names(twice).length);
  });

  it('are all different, and different from the program', () => {
    // To acquire one statement later and to release one earlier can come to the same text.
    const texts = mutants(SOURCE, 'pair.ts').map(({ source }) => source);
    expect(new Set([SOURCE, ...texts]).size).toBe(texts.length + 1);
  });

  it('leave out what does not compile', () => {
    // `if` for this `while` would leave a `break` without a loop.
    const source = `import { Condition } from 'heddle/threading';
const ready = new Condition();
let done = false;
export function wait(): void {
  while (!done) {
    if (!ready.wait(1)) break;
  }
}
`;
    expect(mutants(source, 'wait.ts')).toEqual([]);
  });

  it('are none of a program without synchronisation', () => {
    expect(mutants('export const add = (a: number, b: number): number => a + b;\n', 'add.ts')).toEqual([]);
  });

  it('are refused of what is no program', () => {
    expect(() => mutants('export const = 1;', 'broken.ts')).toThrow();
  });
});

/** The TypeScript side of a new exercise: a starter with a race, two references, a known mistake. */
export const TYPESCRIPT: Readonly<Record<string, string>> = {
  'typescript/harness.ts': `import { always, check } from 'heddle/harness';
import { Thread } from 'heddle/threading';

type Student = typeof import('./starter');

function sellTwice(student: Student): number {
  const bought: number[] = [];
  const buyers = [0, 1].map(
    () =>
      new Thread(() => {
        if (student.sell()) bought.push(1);
      }),
  );
  for (const buyer of buyers) buyer.start();
  for (const buyer of buyers) buyer.join();
  return bought.length;
}

always('two-buyers', (student: Student) => {
  check.equal(sellTwice(student), 2, 'the number of pieces sold');
  check.equal(student.stock(), 0, 'the stock');
});

always('last-piece', (student: Student) => {
  student.sell();
  check.equal(sellTwice(student), 1, 'the number of pieces sold');
  check.equal(student.stock(), 0, 'the stock');
});

always('look-meanwhile', (student: Student) => {
  const buyer = new Thread(() => student.sell());
  buyer.start();
  const seen = student.stock();
  buyer.join();
  check(seen === 1 || seen === 2, \`stock() answered \${seen} while one of two pieces was sold\`);
});
`,
  'typescript/starter.ts': `let pieces = 2;

export function stock(): number {
  return pieces;
}

export function sell(): boolean {
  if (pieces === 0) return false;
  pieces -= 1;
  return true;
}
`,
  'typescript/solutions/accepted/lock-run.ts': `import { Lock } from 'heddle/threading';

const lock = new Lock();
let pieces = 2;

export function stock(): number {
  return lock.run(() => pieces);
}

export function sell(): boolean {
  return lock.run(() => {
    if (pieces === 0) return false;
    pieces -= 1;
    return true;
  });
}
`,
  'typescript/solutions/accepted/semaphore.ts': `import { Semaphore } from 'heddle/threading';

const pieces = new Semaphore(2);
const sold: true[] = [];

export function stock(): number {
  return 2 - sold.length;
}

export function sell(): boolean {
  if (!pieces.acquire({ blocking: false })) return false;
  sold.push(true);
  return true;
}
`,
  'typescript/solutions/data-race/look-outside.ts': `// "Only the change needs the lock, looking does not."
import { Lock } from 'heddle/threading';

const lock = new Lock();
let pieces = 2;

export function stock(): number {
  return pieces;
}

export function sell(): boolean {
  if (pieces === 0) return false;
  lock.run(() => {
    pieces -= 1;
  });
  return true;
}
`,
};

/** The files of a new exercise: three scenarios around a shared stock, a starter with a race, two references. */
export function skeleton(slug: string): Readonly<Record<string, string>> {
  return {
    'exercise.yaml': `id: ${slug}
title: { en: 'Sell from a shared stock', zh: 从共享库存中售出 }
topic: Lock
model: threads
difficulty: 1
points: 4
languages:
  typescript:
    file: stock.ts
    starter: data-race
    exports: [stock, sell]
scenarios:
  - name: two-buyers
    title: { en: 'two buyers, two pieces', zh: 两位顾客，两件商品 }
    points: 2
    visibility: public
  - name: last-piece
    title: { en: 'two buyers, one piece left', zh: 两位顾客，只剩一件 }
    points: 1
    visibility: hidden
  - name: look-meanwhile
    title: { en: 'one buys, another looks', zh: 一位购买，另一位查看 }
    points: 1
    visibility: hidden
hints:
  en: ['What can happen between the look at the stock and the change of it?']
  zh: ['在查看库存与修改库存之间，可能发生什么？']
`,
    'statement.en.md': `# Sell from a shared stock

Several threads call \`sell()\`. It takes one piece from the stock and answers \`true\`, or answers \`false\` if there is none.
Others call \`stock()\` meanwhile, which answers how many pieces there are.
Make it right whatever the threads do at the same time.
`,
    'statement.zh.md': `# 从共享库存中售出

多个线程会调用 \`sell()\`：它从库存中取走一件并返回 \`true\`；没有库存时返回 \`false\`。
同时，其他线程会调用 \`stock()\`，它返回还有多少件。
请保证无论线程怎样交错执行，结果都正确。
`,
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
}

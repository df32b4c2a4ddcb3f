import { always, check } from 'heddle/harness';
import { Thread } from 'heddle/threading';

type Student = typeof import('./starter');
type Inventory = InstanceType<Student['Inventory']>;

/** Runs each function on a thread of its own, which is called what the function does. */
function together(works: Record<string, () => void>): void {
  const threads = Object.entries(works).map(([name, target]) => new Thread({ name, target }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

function fiveBolts({ Inventory }: Student): Inventory {
  const inventory = new Inventory();
  inventory.add('bolt', 5);
  return inventory;
}

always('exchange', (student: Student) => {
  const inventory = fiveBolts(student);
  check.equal(inventory.exchange('bolt', 'nut', 2), true, "exchange('bolt', 'nut', 2) with 5 bolts");
  check.equal(inventory.count('bolt'), 3, 'the number of bolts');
  check.equal(inventory.count('nut'), 2, 'the number of nuts');
  check.equal(inventory.count('screw'), 0, 'the number of screws');
  check.equal(inventory.total(), 5, 'the number of all pieces');
});

always('exchange-and-total', (student: Student) => {
  const inventory = fiveBolts(student);
  let total: number | undefined;
  together({
    'exchange(bolt, nut)': () => inventory.exchange('bolt', 'nut', 2),
    'total()': () => {
      total = inventory.total();
    },
  });
  check.equal(total, 5, 'the number of all pieces');
});

always('add-and-exchange', (student: Student) => {
  const inventory = fiveBolts(student);
  let exchanged: boolean | undefined;
  together({
    'add(nut)': () => inventory.add('nut', 1),
    'exchange(bolt, nut)': () => {
      exchanged = inventory.exchange('bolt', 'nut', 2);
    },
  });
  check.equal(exchanged, true, "exchange('bolt', 'nut', 2) with 5 bolts");
  check.equal(inventory.count('bolt'), 3, 'the number of bolts');
  check.equal(inventory.count('nut'), 3, 'the number of nuts');
});

always('remove-and-exchange', (student: Student) => {
  const inventory = fiveBolts(student);
  let removed: boolean | undefined;
  let exchanged: boolean | undefined;
  together({
    'remove(bolt)': () => {
      removed = inventory.remove('bolt', 3);
    },
    'exchange(bolt, nut)': () => {
      exchanged = inventory.exchange('bolt', 'nut', 4);
    },
  });
  check(removed !== exchanged, `there are 5 bolts; remove of 3 and exchange of 4 both returned ${removed}`);
  check.equal(inventory.count('bolt'), removed ? 2 : 1, 'the number of bolts');
  check.equal(inventory.count('nut'), exchanged ? 4 : 0, 'the number of nuts');
});

/** Nobody touches the inventory afterwards: a lock that was not released is found by itself. */
always('refused', (student: Student) => {
  const inventory = fiveBolts(student);
  const answers: boolean[] = [];
  together({ 'remove(bolt)': () => answers.push(inventory.remove('bolt', 6)) });
  check.equal(answers.pop(), false, "remove('bolt', 6) with 5 bolts");
  together({ 'exchange(bolt, nut)': () => answers.push(inventory.exchange('bolt', 'nut', 6)) });
  check.equal(answers.pop(), false, "exchange('bolt', 'nut', 6) with 5 bolts");
  check.equal(inventory.count('bolt'), 5, 'the number of bolts');
  check.equal(inventory.total(), 5, 'the number of all pieces');
});

/** The bolts gone, and the nuts not there yet: that is what nobody must see. */
always('count-and-exchange', (student: Student) => {
  const inventory = fiveBolts(student);
  const counted: number[] = [];
  together({
    'count(bolt), count(nut)': () => {
      counted.push(inventory.count('bolt'));
      counted.push(inventory.count('nut'));
    },
    'exchange(bolt, nut)': () => inventory.exchange('bolt', 'nut', 2),
  });
  const seen = counted.join(' and ');
  check(
    ['5 and 0', '5 and 2', '3 and 2'].includes(seen),
    `count('bolt') and then count('nut') were ${seen} while 2 of 5 bolts were exchanged for nuts`,
  );
});

always('add-and-total', (student: Student) => {
  const inventory = fiveBolts(student);
  let total: number | undefined;
  together({
    'add(bolt), add(nut)': () => {
      inventory.add('bolt', 2);
      inventory.add('nut', 1);
    },
    'total()': () => {
      total = inventory.total();
    },
  });
  check(total === 5 || total === 7 || total === 8, `total() was ${total} while 2 and then 1 were added to 5`);
});

/** There are enough for one of them: to look and to take must be one step. */
always('two-removes', (student: Student) => {
  const inventory = fiveBolts(student);
  const removed: number[] = [];
  const removing = (pieces: number) => () => {
    if (inventory.remove('bolt', pieces)) removed.push(pieces);
  };
  together({ 'remove(bolt, 3)': removing(3), 'remove(bolt, 4)': removing(4) });
  check.equal(removed.length, 1, 'the number of successes of removing 3 and 4 of 5 bolts');
  check.equal(inventory.count('bolt'), 5 - (removed[0] ?? 0), 'the number of bolts');
});

/** Whoever comes first is the first to ask for nuts. */
always('new-item', ({ Inventory }: Student) => {
  const inventory = new Inventory();
  let removed: boolean | undefined;
  together({
    'add(nut)': () => inventory.add('nut', 2),
    'remove(nut)': () => {
      removed = inventory.remove('nut', 1);
    },
  });
  check.equal(inventory.count('nut'), removed ? 1 : 2, 'the number of nuts');
  check.equal(inventory.total(), removed ? 1 : 2, 'the number of all pieces');
});

always('cross-exchange', (student: Student) => {
  const inventory = fiveBolts(student);
  inventory.add('nut', 5);
  const answers: boolean[] = [];
  together({
    'exchange(bolt, nut)': () => answers.push(inventory.exchange('bolt', 'nut', 2)),
    'exchange(nut, bolt)': () => answers.push(inventory.exchange('nut', 'bolt', 1)),
  });
  check.equal(answers.join(' and '), 'true and true', 'what the two exchanges returned');
  check.equal(inventory.count('bolt'), 4, 'the number of bolts');
  check.equal(inventory.count('nut'), 6, 'the number of nuts');
});

/** Nobody has a reason to say no, however busy the other one is. */
always('enough-for-both', (student: Student) => {
  const inventory = fiveBolts(student);
  const answers: boolean[] = [];
  together({
    'remove(bolt, 2)': () => answers.push(inventory.remove('bolt', 2)),
    'exchange(bolt, nut, 3)': () => answers.push(inventory.exchange('bolt', 'nut', 3)),
  });
  check.equal(answers.join(' and '), 'true and true', 'what removing 2 and exchanging 3 of 5 bolts returned');
  check.equal(inventory.count('bolt'), 0, 'the number of bolts');
  check.equal(inventory.count('nut'), 3, 'the number of nuts');
});

always('same-item', (student: Student) => {
  const inventory = fiveBolts(student);
  check.equal(inventory.exchange('bolt', 'bolt', 5), true, "exchange('bolt', 'bolt', 5) with 5 bolts");
  check.equal(inventory.exchange('bolt', 'bolt', 6), false, "exchange('bolt', 'bolt', 6) with 5 bolts");
  check.equal(inventory.count('bolt'), 5, 'the number of bolts');
});

always('two-inventories', (student: Student) => {
  const inventory = fiveBolts(student);
  const other = fiveBolts(student);
  check.equal(inventory.remove('bolt', 1), true, "remove('bolt', 1) with 5 bolts");
  check.equal(other.count('bolt'), 5, 'the number of bolts in the other inventory');
  check.equal(inventory.total(), 4, 'the number of all pieces');
});

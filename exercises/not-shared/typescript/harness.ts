import { always, check, reachable } from 'heddle/harness';

type Student = typeof import('./starter');

/** The two places of a till: the thread that sells there, and what was taken. */
const [SELLER, TAKEN] = [0, 1];
const [NOBODY, OPEN] = [-1, -1];
const MAIN = 0;

/** The till of a shop that closes with these takings; without them, of one that is still open. */
function till(taken = OPEN): Int32Array {
  const made = new Int32Array(new SharedArrayBuffer(8));
  made[SELLER] = NOBODY;
  made[TAKEN] = taken;
  return made;
}

function sellsIn(shop: Int32Array): boolean {
  return Atomics.load(shop, SELLER) !== NOBODY;
}

async function opened(shop: Int32Array): Promise<void> {
  await Atomics.waitAsync(shop, SELLER, NOBODY).value;
}

function close(shop: Int32Array, taken: number): void {
  Atomics.store(shop, TAKEN, taken);
  Atomics.notify(shop, TAKEN);
}

always('two-shops', async ({ total }: Student) => {
  check.equal(await total([till(3), till(4)]), 7, 'the total of 3 and 4');
});

always('own-process', async ({ total }: Student) => {
  const shops = [till(1), till(2)];
  await total(shops);
  check(shops.every(sellsIn), 'sell was not called for each shop');
  check(
    shops.every((shop) => Atomics.load(shop, SELLER) !== MAIN),
    'sell was called in the thread that called total',
  );
});

reachable('at-once', async ({ total }: Student, reach) => {
  const shops = [till(), till()];
  const sum = total(shops);
  await Promise.race(shops.map(opened));
  if (shops.every(sellsIn)) reach();
  for (const shop of shops) close(shop, 1);
  check.equal(await sum, 2, 'the total of 1 and 1');
});

always('nothing-left', async ({ total }: Student) => {
  check.equal(await total([till(5)]), 5, 'the total of 5');
});

always('called-again', async ({ total }: Student) => {
  check.equal(await total([]), 0, 'the total of no shops');
  check.equal(await total([till(1)]), 1, 'the first total');
  check.equal(await total([till(1_999_999_999)]), 1_999_999_999, 'the second total');
});

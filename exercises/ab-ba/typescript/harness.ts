import { always, check } from 'heddle/harness';
import { Thread } from 'heddle/threading';

type Student = typeof import('./starter');

/** Runs each function on a thread of its own, which is called what the function does. */
function together(works: Record<string, () => void>): void {
  const threads = Object.entries(works).map(([name, target]) => new Thread({ name, target }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

always('take-and-put-back', ({ take, putBack, count }: Student) => {
  let taken: boolean | undefined;
  let back: boolean | undefined;
  together({
    'take(1)': () => {
      taken = take(1);
    },
    'putBack(2)': () => {
      back = putBack(2);
    },
  });
  check.equal(taken, true, 'take(1) with 5 boxes on the shelf');
  check.equal(back, true, 'putBack(2) with 5 boxes on the cart');
  const { shelf, cart } = count();
  check.equal(shelf, 6, 'the number of boxes on the shelf');
  check.equal(cart, 4, 'the number of boxes on the cart');
});

always('take-and-count', ({ take, count }: Student) => {
  let counted: number | undefined;
  together({
    'take(1)': () => take(1),
    'count()': () => {
      const { shelf, cart } = count();
      counted = shelf + cart;
    },
  });
  check.equal(counted, 10, 'the number of boxes counted');
});

always('put-back-and-count', ({ putBack, count }: Student) => {
  let counted: number | undefined;
  together({
    'putBack(1)': () => putBack(1),
    'count()': () => {
      const { shelf, cart } = count();
      counted = shelf + cart;
    },
  });
  check.equal(counted, 10, 'the number of boxes counted');
});

/** Nobody touches the boxes afterwards: a lock that was not released is found by itself. */
always('refusals', ({ take, putBack }: Student) => {
  let taken: boolean | undefined;
  together({
    'take(6)': () => {
      taken = take(6);
    },
  });
  check.equal(taken, false, 'take(6) with 5 boxes on the shelf');
  let back: boolean | undefined;
  together({
    'putBack(6)': () => {
      back = putBack(6);
    },
  });
  check.equal(back, false, 'putBack(6) with 5 boxes on the cart');
});

always('all-three', ({ take, putBack, count }: Student) => {
  let counted: number | undefined;
  together({
    'take(1)': () => take(1),
    'putBack(1)': () => putBack(1),
    'count()': () => {
      const { shelf, cart } = count();
      counted = shelf + cart;
    },
  });
  check.equal(counted, 10, 'the number of boxes counted');
});

always('limits', ({ take, putBack, count }: Student) => {
  check.equal(take(4), true, 'take(4) with 5 boxes on the shelf');
  check.equal(take(2), false, 'take(2) with 1 box on the shelf');
  check.equal(take(1), true, 'take(1) with 1 box on the shelf');
  check.equal(take(1), false, 'take(1) with an empty shelf');
  check.equal(putBack(10), true, 'putBack(10) with 10 boxes on the cart');
  check.equal(putBack(1), false, 'putBack(1) with an empty cart');
  check.equal(count().shelf, 10, 'the number of boxes on the shelf');
  check.equal(count().cart, 0, 'the number of boxes on the cart');
});

/** There are enough boxes for one of them: to look and to take must be one step. */
always('two-takes', ({ take, count }: Student) => {
  const taken: number[] = [];
  const taking = (n: number) => () => {
    if (take(n)) taken.push(n);
  };
  together({ 'take(3)': taking(3), 'take(4)': taking(4) });
  check.equal(taken.length, 1, 'the number of successes of take(3) and take(4) with 5 boxes on the shelf');
  check.equal(count().shelf, 5 - (taken[0] ?? 0), 'the number of boxes on the shelf');
});

always('two-put-backs', ({ putBack, count }: Student) => {
  const back: number[] = [];
  const puttingBack = (n: number) => () => {
    if (putBack(n)) back.push(n);
  };
  together({ 'putBack(3)': puttingBack(3), 'putBack(4)': puttingBack(4) });
  check.equal(
    back.length,
    1,
    'the number of successes of putBack(3) and putBack(4) with 5 boxes on the cart',
  );
  check.equal(count().cart, 5 - (back[0] ?? 0), 'the number of boxes on the cart');
});

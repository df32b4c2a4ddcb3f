import { always, check, reachable } from 'heddle/harness';
import { sleep, Thread } from 'heddle/threading';

type Student = typeof import('./starter');
type Banker = InstanceType<Student['Banker']>;

/** Runs each function on a thread of its own, which is called what the function does. */
function together(works: Record<string, () => void>): void {
  const threads = Object.entries(works).map(([name, target]) => new Thread({ name, target }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

function available(banker: Banker, expected: number[], when: string): void {
  check.equal(banker.available(), expected, `what is available ${when}`);
}

function asks(banker: Banker, customer: number, amounts: number[], expected: boolean, when: string): void {
  check.equal(
    banker.tryRequest(customer, amounts),
    expected,
    `tryRequest(${customer}, [${amounts.join(', ')}]) ${when}`,
  );
}

/** The example of the statement. */
always('safe-or-not', ({ Banker }: Student) => {
  const banker = new Banker([12], [[10], [4], [9]]);
  available(banker, [12], 'at first');
  asks(banker, 0, [5], true, 'with 12 there');
  asks(banker, 1, [2], true, 'with 7 there');
  asks(banker, 2, [2], true, 'with 5 there');
  asks(banker, 2, [1], false, 'with 3 there, when 0, 1 and 2 may ask for 5, 2 and 7 more');
  asks(banker, 0, [4], false, 'with 3 there');
  available(banker, [3], 'after two requests that were not granted');
  asks(banker, 1, [2], true, 'with 3 there, when 0, 1 and 2 may ask for 5, 2 and 7 more');
  banker.release(1, [4]);
  available(banker, [5], 'after the release');
  asks(banker, 2, [1], false, 'with 5 there, when 0, 1 and 2 may ask for 5, 4 and 7 more');
  asks(banker, 0, [5], true, 'with 5 there, which is all that 0 may ask for');
});

/** Borrows 1 and 1 more, and gives both back. */
function build(banker: Banker, customer: number): void {
  banker.request(customer, [1]);
  banker.request(customer, [1]);
  banker.release(customer, [2]);
}

always('two-customers', ({ Banker }: Student) => {
  const banker = new Banker([2], [[2], [2]]);
  together({ 'customer 0': () => build(banker, 0), 'customer 1': () => build(banker, 1) });
  available(banker, [2], 'after all was given back');
});

reachable('both-hold', ({ Banker }: Student, reach) => {
  const banker = new Banker([3], [[2], [2]]);
  let holding = 0;
  const customer = (number: number) => () => {
    banker.request(number, [1]);
    if (++holding === 2) reach();
    sleep(1);
    holding--;
    banker.request(number, [1]);
    banker.release(number, [2]);
  };
  together({ 'customer 0': customer(0), 'customer 1': customer(1) });
  available(banker, [3], 'after all was given back');
});

function throws(action: () => unknown): boolean {
  try {
    action();
  } catch {
    return true;
  }
  return false;
}

/** Nobody uses the banker afterwards: a lock that was not released is found by itself. */
always('more-than-claimed', ({ Banker }: Student) => {
  const banker = new Banker([3], [[2], [3]]);
  together({
    'customer 0': () => {
      banker.request(0, [1]);
      check(
        throws(() => banker.request(0, [2])),
        'request(0, [2]) did not throw: 0 holds 1, and claimed 2',
      );
      check(
        throws(() => banker.tryRequest(0, [2])),
        'tryRequest(0, [2]) did not throw: 0 holds 1, and claimed 2',
      );
    },
  });
  available(banker, [2], 'after two requests that were refused');
  asks(banker, 0, [1], true, 'with 2 there');
  const poor = new Banker([3], [[2], [3]]);
  poor.request(1, [2]);
  together({
    'customer 0': () => {
      check(
        throws(() => poor.tryRequest(0, [3])),
        'tryRequest(0, [3]) did not throw: 1 is there, and 0 claimed 2',
      );
      check(
        throws(() => poor.request(0, [3])),
        'request(0, [3]) did not throw: 1 is there, and 0 claimed 2',
      );
    },
  });
});

always('two-kinds', ({ Banker }: Student) => {
  const banker = new Banker(
    [3, 3],
    [
      [3, 1],
      [1, 3],
      [2, 2],
    ],
  );
  asks(banker, 0, [2, 0], true, 'with 3 and 3 there');
  asks(banker, 1, [0, 2], true, 'with 1 and 3 there');
  asks(banker, 2, [1, 1], false, 'with 1 and 1 there');
  asks(banker, 2, [0, 1], false, 'with 1 and 1 there');
  available(banker, [1, 1], 'after two requests that were not granted');
  asks(banker, 0, [1, 1], true, 'with 1 and 1 there, which is all that 0 may ask for');
  banker.release(0, [3, 1]);
  available(banker, [3, 1], 'after the release');
  asks(banker, 2, [2, 0], true, 'with 3 and 1 there');
  asks(banker, 2, [0, 1], false, 'with 1 and 1 there');

  // Each kind has an order of its own, and there is none for both: 0 needs no more of the first, 1 none of the second.
  const crossed = new Banker(
    [1, 1],
    [
      [1, 1],
      [1, 1],
    ],
  );
  asks(crossed, 0, [1, 0], true, 'with 1 and 1 there');
  asks(crossed, 1, [0, 1], false, 'with 0 and 1 there');
  asks(crossed, 0, [0, 1], true, 'with 0 and 1 there, which is all that 0 may ask for');

  // An order there is, though not by how much is asked for altogether.
  const unlike = new Banker(
    [2, 3],
    [
      [2, 0],
      [2, 3],
    ],
  );
  asks(unlike, 1, [2, 0], true, 'with 2 and 3 there, which leaves all that 1 may ask for');
});

/** Customer 1 needs all there is. What customer 2 needs is there after a while. */
always('whoever-can-goes-on', ({ Banker }: Student) => {
  const banker = new Banker([3], [[2], [3], [2]]);
  let lent = 0;
  const borrow = (customer: number, amount: number) => {
    banker.request(customer, [amount]);
    lent += amount;
    check(lent <= 3, `${lent} were lent at the same time, of a capital of 3`);
  };
  const giveBack = (customer: number, amount: number) => {
    lent -= amount;
    banker.release(customer, [amount]);
  };
  const builds = (customer: number, amount: number) => () => {
    borrow(customer, amount);
    giveBack(customer, amount);
  };
  borrow(0, 2);
  const big = new Thread({ name: 'customer 1', target: builds(1, 3) });
  const small = new Thread({ name: 'customer 2', target: builds(2, 2) });
  big.start();
  small.start();
  giveBack(0, 1);
  small.join();
  giveBack(0, 1);
  big.join();
  available(banker, [3], 'after all was given back');
});

always('try-and-request', ({ Banker }: Student) => {
  const banker = new Banker([2], [[2], [2]]);
  let granted = false;
  together({
    'customer 0': () => build(banker, 0),
    'customer 1': () => {
      granted = banker.tryRequest(1, [1]);
      if (!granted) return;
      banker.request(1, [1]);
      banker.release(1, [2]);
    },
  });
  available(banker, [2], 'after all was given back');
});

always('look-meanwhile', ({ Banker }: Student) => {
  const banker = new Banker([2, 2], [[2, 2]]);
  let seen = '';
  together({
    'customer 0': () => {
      asks(banker, 0, [1, 2], true, 'with 2 and 2 there, while another thread looked what is available');
      banker.release(0, [1, 2]);
    },
    'available()': () => {
      seen = banker.available().join(' and ');
    },
  });
  check(
    seen === '2 and 2' || seen === '1 and 0',
    `available() was ${seen} while 1 and 2 of 2 and 2 were lent`,
  );
});

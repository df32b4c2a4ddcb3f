import { always, check, reachable } from 'heddle/harness';
import { Lock, sleep, Thread } from 'heddle/threading';

type Student = typeof import('./starter');

/** Runs each function on a thread of its own, which is called what the function does. */
function together(works: Record<string, () => void>): void {
  const threads = Object.entries(works).map(([name, target]) => new Thread({ name, target }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

class Account {
  readonly lock = new Lock();
  #balance: number;

  constructor(
    readonly id: number,
    balance: number,
    private readonly used: () => void = () => {},
  ) {
    this.#balance = balance;
  }

  get balance(): number {
    this.#expectLocked('looked at');
    return this.#balance;
  }

  /** What the tests read when nobody transfers any more. */
  get finalBalance(): number {
    return this.#balance;
  }

  #expectLocked(what: string): void {
    check(this.lock.locked(), `the balance of account ${this.id} was ${what} while nobody held its lock`);
  }

  withdraw(amount: number): void {
    this.#expectLocked('changed');
    this.used();
    this.#balance -= amount;
  }

  deposit(amount: number): void {
    this.#expectLocked('changed');
    this.used();
    this.#balance += amount;
  }
}

always('cross', ({ transfer }: Student) => {
  const a = new Account(1, 1000);
  const b = new Account(2, 1000);
  let ab: boolean | undefined;
  let ba: boolean | undefined;
  together({
    'transfer(a, b)': () => {
      ab = transfer(a, b, 100);
    },
    'transfer(b, a)': () => {
      ba = transfer(b, a, 200);
    },
  });
  check.equal(a.finalBalance + b.finalBalance, 2000, 'the sum of the balances');
  check.equal(ab, true, 'transfer(a, b, 100) with 1000 in a');
  check.equal(ba, true, 'transfer(b, a, 200) with 1000 in b');
  check.equal(a.finalBalance, 1100, "a's balance");
});

/** Both are between the beginning and the end of their work at the same moment. */
reachable('disjoint', ({ transfer }: Student, reach) => {
  let underWay = 0;
  const used = () => {
    if (++underWay === 2) reach();
    sleep(1);
    underWay--;
  };
  const [a, b, c, d] = [1, 2, 3, 4].map((id) => new Account(id, 100, used)) as [
    Account,
    Account,
    Account,
    Account,
  ];
  together({
    'transfer(a, b)': () => transfer(a, b, 10),
    'transfer(c, d)': () => transfer(c, d, 10),
  });
  check.equal(
    [a, b, c, d].map(({ finalBalance }) => finalBalance).join(' '),
    '90 110 90 110',
    'the balances of a, b, c and d',
  );
});

/** Locks accounts as the head office does, and adds up. */
function audit(...accounts: Account[]): number {
  for (const { lock } of accounts) lock.acquire();
  let sum = 0;
  for (const { balance } of accounts) {
    sum += balance;
    sleep(1);
  }
  for (const { lock } of accounts) lock.release();
  return sum;
}

function auditDuringTransfer({ transfer }: Student, inOrder: (a: Account, b: Account) => Account[]): void {
  const pause = () => sleep(1);
  const a = new Account(1, 1000, pause);
  const b = new Account(2, 1000, pause);
  let sum: number | undefined;
  let paid: boolean | undefined;
  together({
    'transfer(a, b)': () => {
      paid = transfer(a, b, 100);
    },
    auditor: () => {
      sum = audit(...inOrder(a, b));
    },
  });
  check.equal(sum, 2000, "the auditor's sum");
  check.equal(paid, true, 'transfer(a, b, 100) with 1000 in a');
  check.equal(a.finalBalance, 900, "a's balance");
  check.equal(b.finalBalance, 1100, "b's balance");
}

always('auditor', (student: Student) => auditDuringTransfer(student, (a, b) => [b, a]));
always('auditor-the-other-way-round', (student: Student) => auditDuringTransfer(student, (a, b) => [a, b]));

/** Nobody uses the accounts afterwards: a lock that was not released is found by itself. */
always('too-little', ({ transfer }: Student) => {
  const a = new Account(1, 50);
  const b = new Account(2, 100);
  let paid: boolean | undefined;
  together({
    'transfer(a, b)': () => {
      paid = transfer(a, b, 51);
    },
  });
  check.equal(paid, false, 'transfer(a, b, 51) with 50 in a');
  check.equal(a.finalBalance, 50, "a's balance");
  check.equal(b.finalBalance, 100, "b's balance");
});

/** The first transfer can't end before b is unlocked, and b is unlocked a long while after the second one has ended. */
always('busy-payee', ({ transfer }: Student) => {
  const [a, b, c] = [2, 1, 3].map((id) => new Account(id, 100)) as [Account, Account, Account];
  const first = new Thread({ name: 'transfer(a, b)', target: () => transfer(a, b, 10) });
  const second = new Thread({ name: 'transfer(a, c)', target: () => transfer(a, c, 10) });
  b.lock.acquire();
  first.start();
  second.start();
  second.join();
  for (let seconds = 0; seconds < 14; seconds++) sleep(1);
  b.lock.release();
  first.join();
  check.equal(
    [a, b, c].map(({ finalBalance }) => finalBalance).join(' '),
    '80 110 110',
    'the balances of a, b and c',
  );
});

always('overdraft', ({ transfer }: Student) => {
  const [a, b, c] = [100, 0, 0].map((balance, index) => new Account(index, balance, () => sleep(1))) as [
    Account,
    Account,
    Account,
  ];
  let ab: boolean | undefined;
  let ac: boolean | undefined;
  together({
    'transfer(a, b)': () => {
      ab = transfer(a, b, 80);
    },
    'transfer(a, c)': () => {
      ac = transfer(a, c, 80);
    },
  });
  check(ab !== ac, `a has 100; both of two transfers of 80 returned ${ab}`);
  check.equal(a.finalBalance, 20, "a's balance");
  check.equal(b.finalBalance + c.finalBalance, 80, 'what b and c have got');
});

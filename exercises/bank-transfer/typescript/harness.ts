import { always, check, reachable } from 'heddle/harness';
import { sleep, Thread } from 'heddle/threading';

type Student = typeof import('./starter');
type Account = InstanceType<Student['Account']>;

/** Runs each function on a thread of its own, which is called what the function does. */
function together(works: Record<string, () => void>): void {
  const threads = Object.entries(works).map(([name, target]) => new Thread({ name, target }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

function quick(): void {}

function slow(): void {
  sleep(1);
}

always('cross-without-money', ({ Account, transfer }: Student) => {
  const a = new Account(1, 100);
  const b = new Account(2, 100);
  let calls = 0;
  const journal = () => {
    calls += 1;
  };
  let ab: boolean | undefined;
  let ba: boolean | undefined;
  together({
    'transfer(a, b)': () => {
      ab = transfer(a, b, 500, journal);
    },
    'transfer(b, a)': () => {
      ba = transfer(b, a, 500, journal);
    },
  });
  check.equal(ab, false, 'transfer(a, b, 500) with 100 in a');
  check.equal(ba, false, 'transfer(b, a, 500) with 100 in b');
  check.equal(calls, 0, 'the number of calls of journal');
  check.equal(a.balance, 100, "a's balance");
  check.equal(b.balance, 100, "b's balance");
});

always('cross', ({ Account, transfer }: Student) => {
  const a = new Account(1, 1000);
  const b = new Account(2, 1000);
  const entries: string[] = [];
  const journal = (from: Account, to: Account, amount: number) => {
    entries.push(`${from.id}→${to.id}: ${amount}`);
  };
  let ab: boolean | undefined;
  let ba: boolean | undefined;
  together({
    'transfer(a, b)': () => {
      ab = transfer(a, b, 100, journal);
    },
    'transfer(b, a)': () => {
      ba = transfer(b, a, 200, journal);
    },
  });
  check.equal(ab, true, 'transfer(a, b, 100) with 1000 in a');
  check.equal(ba, true, 'transfer(b, a, 200) with 1000 in b');
  check.equal(a.balance, 1100, "a's balance");
  check.equal(b.balance, 900, "b's balance");
  check.equal(entries.sort().join(', '), '1→2: 100, 2→1: 200', 'what the journal was told');
});

always('to-itself', ({ Account, transfer, audit }: Student) => {
  const a = new Account(1, 100);
  check.equal(transfer(a, a, 30, quick), true, 'transfer(a, a, 30) with 100 in a');
  check.equal(transfer(a, a, 130, quick), false, 'transfer(a, a, 130) with 100 in a');
  check.equal(a.balance, 100, "a's balance");
  check.equal(audit([a]), 100, 'audit([a])');
  const b = new Account(2, 100);
  together({
    'transfer(a, b)': () => transfer(a, b, 80, quick),
    'transfer(a, a)': () => transfer(a, a, 30, quick),
  });
  check.equal(a.balance, 20, "a's balance after transfer(a, b, 80)");
});

reachable('disjoint', ({ Account, transfer }: Student, reach) => {
  const [a, b, c, d] = [1, 2, 3, 4].map((id) => new Account(id, 100)) as [Account, Account, Account, Account];
  const underWay: Account[] = [];
  const journal = (from: Account) => {
    underWay.push(from);
    if (underWay.length === 2) reach();
    sleep(1);
    underWay.pop();
  };
  together({
    'transfer(a, b)': () => transfer(a, b, 10, journal),
    'transfer(c, d)': () => transfer(c, d, 10, journal),
  });
});

always('audit', ({ Account, transfer, audit }: Student) => {
  const a = new Account(1, 1000);
  const b = new Account(2, 1000);
  let sum: number | undefined;
  together({
    'transfer(a, b)': () => transfer(a, b, 100, slow),
    'audit([a, b])': () => {
      sum = audit([a, b]);
    },
  });
  check.equal(sum, 2000, "the auditor's sum");
});

always('overdraft', ({ Account, transfer }: Student) => {
  const a = new Account(3, 100);
  const b = new Account(1, 0);
  const c = new Account(2, 0);
  const entries: number[] = [];
  const journal = (_from: Account, to: Account) => {
    entries.push(to.id);
  };
  let ab: boolean | undefined;
  let ac: boolean | undefined;
  together({
    'transfer(a, b)': () => {
      ab = transfer(a, b, 80, journal);
    },
    'transfer(a, c)': () => {
      ac = transfer(a, c, 80, journal);
    },
  });
  check(ab !== ac, `a has 100; both of two transfers of 80 returned ${ab}`);
  check.equal(a.balance, 20, "a's balance");
  check.equal(b.balance, ab ? 80 : 0, "b's balance");
  check.equal(c.balance, ac ? 80 : 0, "c's balance");
  check.equal(entries.length, 1, 'the number of calls of journal');
});

always('ring', ({ Account, transfer }: Student) => {
  const [a, b, c] = [5, 3, 7].map((id) => new Account(id, 100)) as [Account, Account, Account];
  together({
    'transfer(a, b)': () => transfer(a, b, 10, quick),
    'transfer(b, c)': () => transfer(b, c, 20, quick),
    'transfer(c, a)': () => transfer(c, a, 30, quick),
  });
  check.equal(a.balance, 120, "a's balance");
  check.equal(b.balance, 90, "b's balance");
  check.equal(c.balance, 90, "c's balance");
});

always('audit-in-any-order', ({ Account, transfer, audit }: Student) => {
  const a = new Account(10, 100);
  const b = new Account(9, 100);
  const sums: number[] = [];
  together({
    'transfer(a, b)': () => transfer(a, b, 10, quick),
    'audit([a, b])': () => {
      sums.push(audit([a, b]));
    },
    'audit([b, a])': () => {
      sums.push(audit([b, a]));
    },
  });
  check.equal(sums.join(' and '), '200 and 200', 'what the two audits found');
});

/** Both transfers use b: while the journal of one runs, the other one cannot have got as far as its own. */
always('journals-apart', ({ Account, transfer }: Student) => {
  const [a, b, c] = [2, 3, 1].map((id) => new Account(id, 100)) as [Account, Account, Account];
  let underWay = 0;
  let atOnce = false;
  const journal = () => {
    underWay++;
    if (underWay > 1) atOnce = true;
    sleep(1);
    underWay--;
  };
  together({
    'transfer(a, b)': () => transfer(a, b, 10, journal),
    'transfer(b, c)': () => transfer(b, c, 20, journal),
  });
  check(!atOnce, 'the journals of transfer(a, b) and transfer(b, c) ran at the same time');
  check.equal(a.balance, 90, "a's balance");
  check.equal(b.balance, 90, "b's balance");
  check.equal(c.balance, 120, "c's balance");
});

/** An audit that is called while the journal runs, and returns before it ends, has got at an account in between. */
always('audit-waits-for-journal', ({ Account, transfer, audit }: Student) => {
  const a = new Account(1, 100);
  const b = new Account(2, 100);
  let running = false;
  const inBetween: string[] = [];
  const journal = () => {
    running = true;
    sleep(1);
    running = false;
  };
  const visit = (name: string, account: Account) => {
    const before = running;
    audit([account]);
    if (before && running) inBetween.push(name);
  };
  together({
    'transfer(a, b)': () => transfer(a, b, 10, journal),
    'audit([a]), audit([b])': () => {
      visit('audit([a])', a);
      visit('audit([b])', b);
    },
  });
  check(
    inBetween.length === 0,
    `the journal of transfer(a, b) still ran when ${inBetween.join(' and ')} returned`,
  );
});

always('failing-journal', ({ Account, transfer }: Student) => {
  const a = new Account(1, 100);
  const b = new Account(2, 100);
  const problem = new Error('the journal is full');
  let caught: unknown;
  together({
    'transfer(a, b)': () => {
      try {
        transfer(a, b, 10, () => {
          throw problem;
        });
      } catch (error) {
        caught = error;
      }
    },
  });
  check(caught === problem, 'transfer did not pass on the exception that journal threw');
  check.equal(a.balance, 100, "a's balance after the failed transfer");
  check.equal(b.balance, 100, "b's balance after the failed transfer");
});

always('after-a-failure', ({ Account, transfer, audit }: Student) => {
  const a = new Account(1, 100);
  const b = new Account(2, 100);
  check.throws(
    () =>
      transfer(a, b, 10, () => {
        throw new Error('the journal is full');
      }),
    'transfer with a journal that throws',
  );
  check.equal(transfer(b, a, 10, quick), true, 'transfer(b, a, 10) after the failed transfer');
  check.equal(audit([a, b]), 200, 'audit([a, b]) after that');
});

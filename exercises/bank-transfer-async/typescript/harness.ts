import { always, check, io, reachable } from 'heddle/harness';

type Student = typeof import('./starter');

const UNKNOWN = new Error('there is no such account');

/** The balances, far away: it answers whenever it likes. */
class Store {
  readonly #balances: Map<string, number>;
  #openSaves = 0;

  /** @param watch is told of each question, and answers whom to tell when that is answered */
  constructor(
    balances: Record<string, number>,
    private readonly watch: (account: string) => () => void = () => () => {},
  ) {
    this.#balances = new Map(Object.entries(balances));
  }

  load(account: string): Promise<number> {
    return this.#ask(`load ${account}`, account, () => {
      const balance = this.#balances.get(account);
      if (balance === undefined) throw UNKNOWN;
      return balance;
    });
  }

  save(account: string, balance: number): Promise<void> {
    this.#openSaves += 1;
    return this.#ask(`save ${account} ${balance}`, account, () => {
      this.#openSaves -= 1;
      check(this.#balances.has(account), `a balance of ${account} was saved, which does not exist`);
      check(balance >= 0, `the balance of ${account} was saved as ${balance}`);
      this.#balances.set(account, balance);
    });
  }

  /** To be called when everything has been answered. */
  balances(): Record<string, number> {
    check.equal(this.#openSaves, 0, 'the number of saves that were still under way in the end');
    return Object.fromEntries(this.#balances);
  }

  #ask<T>(name: string, account: string, effect: () => T): Promise<T> {
    const answered = this.watch(account);
    return io.operation(name, () => {
      answered();
      return effect();
    });
  }
}

always('same-accounts', async ({ Bank }: Student) => {
  const store = new Store({ a: 1000, b: 0 });
  const bank = new Bank(store);
  const answers = await Promise.all([bank.transfer('a', 'b', 100), bank.transfer('a', 'b', 10)]);
  check.equal(answers, [true, true], 'what the two transfers answered');
  check.equal(store.balances(), { a: 890, b: 110 }, 'the balances');
});

/** While c→b holds b, nobody has both accounts at once. */
always('cross', async ({ Bank }: Student) => {
  const store = new Store({ a: 1000, b: 1000, c: 1000 });
  const bank = new Bank(store);
  const calls = [bank.transfer('c', 'b', 1), bank.transfer('b', 'a', 10), bank.transfer('a', 'b', 100)];
  check.equal(await Promise.all(calls), [true, true, true], 'what the three transfers answered');
  check.equal(store.balances(), { a: 910, b: 1091, c: 999 }, 'the balances');
});

always('to-itself', async ({ Bank }: Student) => {
  const store = new Store({ a: 100 });
  const bank = new Bank(store);
  check.equal(await bank.transfer('a', 'a', 30), true, 'what transfer a→a of 30 answered, with 100 in a');
  check.equal(await bank.transfer('a', 'a', 300), false, 'what transfer a→a of 300 answered, with 100 in a');
  check.equal(await bank.audit(['a']), 100, 'what audit of a answered');
  check.equal(store.balances(), { a: 100 }, 'the balances');
});

reachable('disjoint', async ({ Bank }: Student, reach) => {
  const open = { a: 0, b: 0, c: 0, d: 0 };
  const store = new Store({ a: 100, b: 100, c: 100, d: 100 }, (account) => {
    const name = account as keyof typeof open;
    open[name] += 1;
    if (open.a + open.b > 0 && open.c + open.d > 0) reach();
    return () => (open[name] -= 1);
  });
  const bank = new Bank(store);
  await Promise.all([bank.transfer('a', 'b', 10), bank.transfer('c', 'd', 20)]);
  check.equal(store.balances(), { a: 90, b: 110, c: 80, d: 120 }, 'the balances');
});

always('audit', async ({ Bank }: Student) => {
  const store = new Store({ a: 1000, b: 1000 });
  const bank = new Bank(store);
  const calls = [bank.audit(['a', 'b']), bank.audit(['b', 'a'])];
  const [sums] = await Promise.all([Promise.all(calls), bank.transfer('b', 'a', 100)]);
  check.equal(sums, [2000, 2000], 'what the two audits answered');
  check.equal(store.balances(), { a: 1100, b: 900 }, 'the balances');
});

always('not-enough', async ({ Bank }: Student) => {
  const store = new Store({ a: 100, b: 0, c: 0 });
  const bank = new Bank(store);
  const answers = await Promise.all([bank.transfer('a', 'b', 80), bank.transfer('a', 'c', 70)]);
  check.equal(answers.filter((each) => each).length, 1, 'the number of transfers that were made');
  check.equal(store.balances(), answers[0] ? { a: 20, b: 80, c: 0 } : { a: 30, b: 0, c: 70 }, 'the balances');
});

/** What comes of a promise, as text. */
function outcome(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    (value) => `fulfilled with ${String(value)}`,
    (reason: unknown) =>
      reason === UNKNOWN ? "rejected with the store's error" : 'rejected with another error',
  );
}

always('unknown-account', async ({ Bank }: Student) => {
  const store = new Store({ a: 100, b: 100 });
  const bank = new Bank(store);
  const outcomes = [bank.transfer('a', 'x', 10), bank.transfer('x', 'b', 10), bank.transfer('a', 'b', 10)];
  const [toNobody, fromNobody, good] = await Promise.all(outcomes.map(outcome));
  check.equal(toNobody, "rejected with the store's error", 'what came of transfer a→x');
  check.equal(fromNobody, "rejected with the store's error", 'what came of transfer x→b');
  check.equal(good, 'fulfilled with true', 'what came of transfer a→b');
  check.equal(
    await outcome(bank.audit(['a', 'x'])),
    "rejected with the store's error",
    'what came of audit of a and x',
  );
  check.equal(await bank.audit(['a', 'b']), 200, 'what audit of a and b answered after that');
  check.equal(store.balances(), { a: 90, b: 110 }, 'the balances');
});

always('ring', async ({ Bank }: Student) => {
  const store = new Store({ a: 100, b: 100, c: 100 });
  const bank = new Bank(store);
  await Promise.all([bank.transfer('a', 'b', 10), bank.transfer('b', 'c', 20), bank.transfer('c', 'a', 30)]);
  check.equal(store.balances(), { a: 120, b: 90, c: 90 }, 'the balances');
});

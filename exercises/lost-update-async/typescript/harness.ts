import { always, check, io, reachable } from 'heddle/harness';

type Student = typeof import('./starter');

const RATES: Record<string, number> = { EUR: 1, USD: 2, GBP: 3 };
const UNKNOWN = new Error('nobody knows this currency');

/** The exchange: it answers whenever it likes. */
function rates(currency: string): Promise<number> {
  return io.operation(`rate of ${currency}`, () => {
    const rate = RATES[currency];
    if (rate === undefined) throw UNKNOWN;
    return rate;
  });
}

always('two-deposits', async ({ Account }: Student) => {
  const account = new Account(rates);
  await Promise.all([account.deposit(100, 'EUR'), account.deposit(10, 'USD')]);
  check.equal(account.balance, 120, 'the balance');
});

always('one-deposit', async ({ Account }: Student) => {
  const account = new Account(rates);
  await account.deposit(5, 'GBP');
  check.equal(account.balance, 15, 'the balance');
  check.equal(await account.withdraw(7, 'USD'), true, 'what withdraw answered');
  check.equal(account.balance, 1, 'the balance');
  check.equal(await account.withdraw(1, 'USD'), false, 'what withdraw of more than there is answered');
  check.equal(account.balance, 1, 'the balance');
});

reachable('rates-together', async ({ Account }: Student, reach) => {
  let asked = 0;
  let most = 0;
  const account = new Account((currency) => {
    asked += 1;
    most = Math.max(most, asked);
    return io.operation(`rate of ${currency}`, () => {
      asked -= 1;
      return 1;
    });
  });
  await Promise.all([account.deposit(1, 'EUR'), account.deposit(1, 'USD')]);
  check.equal(account.balance, 2, 'the balance');
  const deposits = most;
  most = 0;
  await Promise.all([account.withdraw(1, 'EUR'), account.withdraw(1, 'USD')]);
  check.equal(account.balance, 0, 'the balance');
  if (deposits === 2 && most === 2) reach();
});

always('unknown-currency', async ({ Account }: Student) => {
  const account = new Account(rates);
  const [good, bad] = await Promise.allSettled([account.deposit(10, 'EUR'), account.deposit(10, 'XXX')]);
  check.equal(good.status, 'fulfilled', 'the deposit whose rate is known');
  check(
    bad.status === 'rejected' && bad.reason === UNKNOWN,
    'deposit did not pass on the error of the exchange',
  );
  check.equal(account.balance, 10, 'the balance');
  const [refused] = await Promise.allSettled([account.withdraw(1, 'XXX')]);
  check(
    refused.status === 'rejected' && refused.reason === UNKNOWN,
    'withdraw did not pass on the error of the exchange',
  );
  await account.deposit(1, 'USD');
  check.equal(account.balance, 12, 'the balance after one more deposit');
});

always('deposit-and-withdraw', async ({ Account }: Student) => {
  const account = new Account(rates);
  await account.deposit(100, 'EUR');
  const [, took] = await Promise.all([account.deposit(10, 'USD'), account.withdraw(30, 'GBP')]);
  check.equal(took, true, 'what withdraw answered');
  check.equal(account.balance, 30, 'the balance');
});

// The exchange need not answer everybody one by one.
always('answers-together', async ({ Account }: Student) => {
  let answer = rates('USD');
  const account = new Account(() => answer);
  await Promise.all([account.deposit(10, 'USD'), account.deposit(20, 'USD')]);
  check.equal(account.balance, 60, 'the balance');
  answer = rates('USD');
  const took = await Promise.all([account.withdraw(20, 'USD'), account.withdraw(20, 'USD')]);
  check.equal(
    took.filter((each) => each).length,
    1,
    'the number of withdrawals of 40 that were granted, of two',
  );
  check.equal(account.balance, 20, 'the balance after that');
});

always('no-overdraft', async ({ Account }: Student) => {
  const account = new Account(rates);
  await account.deposit(60, 'EUR');
  const took = await Promise.all([account.withdraw(30, 'USD'), account.withdraw(20, 'GBP')]);
  check.equal(took.filter((each) => each).length, 1, 'the number of withdrawals that were granted');
  check.equal(account.balance, 0, 'the balance');
});

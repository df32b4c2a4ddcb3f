import { always, check, io, reachable } from 'heddle/harness';

type Student = typeof import('./starter');
type Log = [name: string, i: number][];

class Office {
  readonly sold: string[] = [];

  constructor(public left: number) {}
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function written(log: Log): string {
  return log.map(([name, i]) => `${name}${i}`).join(' ');
}

always('all-done', async ({ together, work }: Student) => {
  let log: Log = [];
  await together(['a', 'b'], 3, log);
  check.equal(
    written([...log].sort()),
    'a0 a1 a2 b0 b1 b2',
    'the log, sorted, when the promise of together was fulfilled',
  );
  check.equal(
    log.filter(([name]) => name === 'b').map(([, i]) => i),
    [0, 1, 2],
    'what b logged',
  );
  log = [];
  await work('c', 3, log);
  check.equal(written(log), 'c0 c1 c2', 'the log of work, awaited');
});

reachable('take-turns', async ({ together }: Student, reach) => {
  const log: Log = [];
  await together(['a', 'b'], 2, log);
  if (written(log) === 'a0 b0 a1 b1') reach();
});

always('one-ticket', async ({ buy }: Student) => {
  const office = new Office(1);
  const paid: string[] = [];
  const pay = (customer: string): Promise<boolean> => {
    paid.push(customer);
    return io.operation(`${customer}'s payment`, () => true);
  };
  const answers = await Promise.all([buy(office, 'Ada', pay), buy(office, 'Bob', pay)]);
  check.equal(office.sold.length, 1, 'the number of tickets sold');
  check.equal(office.left, 0, 'the number of tickets left');
  check.equal(paid, office.sold, 'those who paid, beside those who got a ticket');
  check.equal(answers, [true, false], 'what the two calls of buy answered');
  check.equal(await buy(office, 'Cyd', pay), false, 'what buy answered when no ticket was left');
  check.equal(paid.length, 1, 'the number of payments');
});

reachable('payments-overlap', async ({ buy }: Student, reach) => {
  const office = new Office(2);
  const paying = new Set<string>();
  const pay = (customer: string): Promise<boolean> => {
    paying.add(customer);
    if (paying.size === 2) reach();
    return io.operation(`${customer}'s payment`, () => paying.delete(customer));
  };
  await Promise.all([buy(office, 'Ada', pay), buy(office, 'Bob', pay)]);
  check.equal([...office.sold].sort(), ['Ada', 'Bob'], 'those who got a ticket');
  check.equal(office.left, 0, 'the number of tickets left');
});

always('payment-fails', async ({ buy }: Student) => {
  let office = new Office(1);
  const pay = (customer: string): Promise<boolean> => {
    check(!office.sold.includes(customer), `${customer} was among those who got a ticket before the payment`);
    return io.operation(`${customer}'s payment`, () => customer !== 'Ada');
  };
  const answers = await Promise.all([buy(office, 'Ada', pay), buy(office, 'Bob', pay)]);
  check.equal(answers, [false, false], 'what the two calls of buy answered');
  check.equal(office.left, 1, 'the number of tickets left after a payment that failed');
  check.equal(office.sold, [], 'those who got a ticket, after a payment that failed');
  check.equal(await buy(office, 'Cyd', pay), true, 'what buy answered for the ticket that was given back');
  check.equal(office.left, 0, 'the number of tickets left in the end');
  check.equal(office.sold, ['Cyd'], 'those who got a ticket, in the end');

  office = new Office(2);
  await Promise.all([buy(office, 'Ada', pay), buy(office, 'Bob', pay)]);
  check.equal(office.left, 1, 'the number of tickets left when one of two payments failed');
  check.equal(office.sold, ['Bob'], 'those who got a ticket, when one of two payments failed');
});

/** Looked at in the midst of the pauses: whose timer comes first does not matter. */
always('one-second', async ({ together }: Student) => {
  const log: Log = [];
  const done = together(['a', 'b'], 2, log);
  await sleep(500);
  check.equal(written(log), 'a0 b0', 'the log after half a second');
  await sleep(1000);
  check.equal(written(log), 'a0 b0 a1 b1', 'the log after a second and a half');
  await done;
});

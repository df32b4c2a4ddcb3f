// "All transfers are done by one thread, so they cannot get in each other's way."
// They cannot happen at the same time either: while the teller writes the journal of one, all others wait.
import { Queue } from 'heddle/queue';
import { Thread } from 'heddle/threading';

export type Journal = (from: Account, to: Account, amount: number) => void;

export class Account {
  constructor(
    readonly id: number,
    public balance: number,
  ) {}
}

const orders = new Queue<() => void>();

new Thread({
  name: 'teller',
  daemon: true,
  target: () => {
    for (;;) orders.get()();
  },
}).start();

function byTheTeller<T>(action: () => T): T {
  const answers = new Queue<() => T>();
  orders.put(() => {
    try {
      const result = action();
      answers.put(() => result);
    } catch (error) {
      answers.put(() => {
        throw error;
      });
    }
  });
  return answers.get()();
}

export function transfer(from: Account, to: Account, amount: number, journal: Journal): boolean {
  return byTheTeller(() => {
    if (from.balance < amount) return false;
    journal(from, to, amount);
    from.balance -= amount;
    to.balance += amount;
    return true;
  });
}

export function audit(accounts: Account[]): number {
  return byTheTeller(() => accounts.reduce((sum, account) => sum + account.balance, 0));
}

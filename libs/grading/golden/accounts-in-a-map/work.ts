import { Lock } from 'heddle/threading';

class Account {
  private readonly lock = new Lock();
  constructor(public balance: number) {}
  hold(body: () => void): void {
    this.lock.run(body);
  }
}

const accounts = new Map<string, Account>();
for (const name of ['ann', 'bob']) accounts.set(name, new Account(100));

export function transfer(from: string, to: string, amount: number): void {
  const source = accounts.get(from)!;
  const target = accounts.get(to)!;
  source.hold(() => target.hold(() => {
    source.balance -= amount;
    target.balance += amount;
  }));
}

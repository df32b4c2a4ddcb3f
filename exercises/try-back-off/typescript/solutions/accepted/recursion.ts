import { type Lock, sleep } from 'heddle/threading';

export interface Account {
  readonly id: number;
  readonly lock: Lock;
  readonly balance: number;
  withdraw(amount: number): void;
  deposit(amount: number): void;
}

export function transfer(from: Account, to: Account, amount: number): boolean {
  const answer = from.lock.run(() => {
    if (!to.lock.acquire({ blocking: true, timeout: 0.5 })) return 'busy';
    try {
      if (from.balance < amount) return false;
      from.withdraw(amount);
      to.deposit(amount);
      return true;
    } finally {
      to.lock.release();
    }
  });
  if (answer !== 'busy') return answer;
  sleep(0.05 * from.id);
  return transfer(from, to, amount);
}

// With harness.ts: what the snapshot of V8's heap is warmed up with (snapshot-typescript.mjs). It is to use what submissions use,
// and to fail in some scenarios, so that shrinking and explaining are compiled, too.
import { Condition, Lock, Semaphore, Thread } from 'heddle/threading';
import { Queue } from 'heddle/queue';

let counter = 0;
let ready = false;
const lock = new Lock();
const condition = new Condition();

export function increment(): void {
  counter += 1;
}

export function add(amount: number): void {
  lock.acquire();
  try {
    counter += amount;
  } finally {
    lock.release();
  }
}

export function value(): number {
  return lock.run(() => counter);
}

export function announce(): void {
  condition.acquire();
  ready = true;
  condition.notifyAll();
  condition.release();
}

export function awaitReady(): void {
  condition.acquire();
  while (!ready) condition.wait();
  condition.release();
}

export class Account {
  readonly lock = new Lock();
  readonly history: string[] = [];

  constructor(private balance: number) {}

  transfer(to: Account, amount: number): void {
    this.lock.acquire();
    to.lock.acquire();
    this.balance -= amount;
    to.balance += amount;
    this.history.push(`to ${to.balance}`);
    to.lock.release();
    this.lock.release();
  }
}

/** The doubles of what is taken, in the order in which they were put. */
export function pipeline(values: readonly number[]): number[] {
  const queue = new Queue<number | undefined>(1);
  const results = new Map<number, number>();
  const room = new Semaphore(1);
  const consumer = new Thread(() => {
    for (let next = queue.get(); next !== undefined; next = queue.get()) {
      room.acquire();
      results.set(next, next * 2);
      room.release();
    }
  });
  consumer.start();
  values.forEach((each) => queue.put(each));
  queue.put(undefined);
  consumer.join();
  return [...results.values()];
}

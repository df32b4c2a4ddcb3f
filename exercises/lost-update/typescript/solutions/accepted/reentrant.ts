import { RLock, Thread } from 'heddle/threading';

/** Every method takes the lock, and may call the others: the same thread may take an RLock again. */
class Counter {
  #count = 0;
  readonly #lock = new RLock();

  get(): number {
    return this.#lock.run(() => this.#count);
  }

  update(change: (old: number) => number): void {
    this.#lock.run(() => {
      this.#count = change(this.get());
    });
  }
}

class Turnstile extends Thread {
  constructor(
    private readonly step: () => void,
    private readonly times: number,
  ) {
    super();
  }

  override run(): void {
    for (let i = 0; i < this.times; i++) this.step();
  }
}

const visitors = new Counter();

export const value = (): number => visitors.get();
export const increment = (): void => visitors.update((old) => old + 1);
export const update = (change: (old: number) => number): void => visitors.update(change);

export function countTogether(threads: number, times: number, step: () => void): number {
  const turnstiles: Turnstile[] = [];
  while (turnstiles.length < threads) turnstiles.push(new Turnstile(step, times));
  for (const turnstile of turnstiles) turnstile.start();
  for (const turnstile of turnstiles) turnstile.join();
  return value();
}

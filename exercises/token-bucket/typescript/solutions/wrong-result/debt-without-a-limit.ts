// "Then the level is below zero for a while."
// That gives somebody four tokens at once out of a bucket with room for three.
import { setTimeout as sleep } from 'node:timers/promises';

export class TokenBucket {
  readonly #perSecond: number;
  readonly #capacity: number;
  #level: number;
  #at = Date.now();

  constructor(perSecond: number, capacity: number) {
    this.#perSecond = perSecond;
    this.#capacity = capacity;
    this.#level = capacity;
  }

  async take(count: number): Promise<void> {
    this.#level = this.#now() - count;
    if (this.#level < 0) await sleep((-this.#level / this.#perSecond) * 1000);
  }

  tryTake(count: number): boolean {
    if (this.#now() < count) return false;
    this.#level -= count;
    return true;
  }

  #now(): number {
    const now = Date.now();
    this.#level = Math.min(this.#capacity, this.#level + ((now - this.#at) * this.#perSecond) / 1000);
    this.#at = now;
    return this.#level;
  }
}

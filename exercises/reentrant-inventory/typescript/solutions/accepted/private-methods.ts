import { Lock } from 'heddle/threading';

export class Inventory {
  readonly #lock = new Lock();
  readonly #stock = new Map<string, number>();

  add(item: string, pieces: number): void {
    this.#lock.run(() => this.#change(item, pieces));
  }

  remove(item: string, pieces: number): boolean {
    return this.#lock.run(() => this.#change(item, -pieces));
  }

  exchange(from: string, to: string, pieces: number): boolean {
    return this.#lock.run(() => this.#change(from, -pieces) && this.#change(to, pieces));
  }

  count(item: string): number {
    return this.#lock.run(() => this.#stock.get(item) ?? 0);
  }

  total(): number {
    return this.#lock.run(() => [...this.#stock.values()].reduce((sum, pieces) => sum + pieces, 0));
  }

  /** To be called with the lock held. */
  #change(item: string, pieces: number): boolean {
    const left = (this.#stock.get(item) ?? 0) + pieces;
    if (left < 0) return false;
    this.#stock.set(item, left);
    return true;
  }
}

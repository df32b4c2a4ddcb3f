// "B waits for A, so they meet." A does not wait for anybody: it goes on alone, with an envelope that nobody has filled.
import { Queue } from 'heddle/queue';

export class Rendezvous {
  private readonly toA = new Queue<number>();
  private readonly toB = new Queue<number>();

  meetA(gift: number): number {
    this.toB.put(gift);
    return this.toA.empty() ? 0 : this.toA.get();
  }

  meetB(gift: number): number {
    this.toA.put(gift);
    return this.toB.get();
  }
}

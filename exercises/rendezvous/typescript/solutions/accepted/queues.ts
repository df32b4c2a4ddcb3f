import { Queue } from 'heddle/queue';

/** One queue for each direction. */
export class Rendezvous {
  private readonly toA = new Queue<number>();
  private readonly toB = new Queue<number>();

  meetA(gift: number): number {
    this.toB.put(gift);
    return this.toA.get();
  }

  meetB(gift: number): number {
    this.toA.put(gift);
    return this.toB.get();
  }
}

// "I tell the other one that I am here, and wait until he tells me."
// Whoever comes first tells nobody. The second one's word wakes him, but his own was lost, and the second one waits for it.
import { Condition, Lock } from 'heddle/threading';

export class Rendezvous {
  private readonly lock = new Lock();
  private readonly gifts = { a: 0, b: 0 };
  private readonly aCame = new Condition(this.lock);
  private readonly bCame = new Condition(this.lock);

  meetA(gift: number): number {
    using _ = this.lock.hold();
    this.gifts.a = gift;
    this.aCame.notify();
    this.bCame.wait();
    return this.gifts.b;
  }

  meetB(gift: number): number {
    using _ = this.lock.hold();
    this.gifts.b = gift;
    this.bCame.notify();
    this.aCame.wait();
    return this.gifts.a;
  }
}

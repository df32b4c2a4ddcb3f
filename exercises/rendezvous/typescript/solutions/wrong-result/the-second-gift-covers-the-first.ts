// "When both have come, each takes what the other one has put down."
// It is right once. In the second round a quick one puts down his next gift before the other one has taken the first.
import { Lock, Semaphore } from 'heddle/threading';

export class Rendezvous {
  private readonly lock = new Lock();
  private readonly gifts = { a: 0, b: 0 };
  private readonly aIsHere = new Semaphore(0);
  private readonly bIsHere = new Semaphore(0);

  meetA(gift: number): number {
    this.lock.run(() => {
      this.gifts.a = gift;
    });
    this.aIsHere.release();
    this.bIsHere.acquire();
    return this.lock.run(() => this.gifts.b);
  }

  meetB(gift: number): number {
    this.lock.run(() => {
      this.gifts.b = gift;
    });
    this.bIsHere.release();
    this.aIsHere.acquire();
    return this.lock.run(() => this.gifts.a);
  }
}

import { Semaphore } from 'heddle/threading';

export class Rendezvous {
  private giftOfA = 0;
  private giftOfB = 0;
  private readonly aIsHere = new Semaphore(0);
  private readonly bIsHere = new Semaphore(0);

  meetA(gift: number): number {
    this.giftOfA = gift;
    this.bIsHere.acquire();
    this.aIsHere.release();
    return this.giftOfB;
  }

  meetB(gift: number): number {
    this.giftOfB = gift;
    this.aIsHere.acquire();
    this.bIsHere.release();
    return this.giftOfA;
  }
}

import { Semaphore } from 'heddle/threading';

/** They meet twice: when both gifts lie there, and when both are taken. */
export class Rendezvous {
  private giftOfA = 0;
  private giftOfB = 0;
  private readonly aIsHere = new Semaphore(0);
  private readonly bIsHere = new Semaphore(0);
  private readonly aHasTaken = new Semaphore(0);
  private readonly bHasTaken = new Semaphore(0);

  meetA(gift: number): number {
    this.giftOfA = gift;
    this.aIsHere.release();
    this.bIsHere.acquire();
    const mine = this.giftOfB;
    this.aHasTaken.release();
    this.bHasTaken.acquire();
    return mine;
  }

  meetB(gift: number): number {
    this.giftOfB = gift;
    this.bIsHere.release();
    this.aIsHere.acquire();
    const mine = this.giftOfA;
    this.bHasTaken.release();
    this.aHasTaken.acquire();
    return mine;
  }
}

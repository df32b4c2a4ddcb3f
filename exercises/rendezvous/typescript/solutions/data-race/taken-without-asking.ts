// "The barrier brings them together, and then each reads the other one's field."
// It holds for the first time. With the next gift one of them writes the field that the other one may still be reading.
import { Barrier } from 'heddle/threading';

export class Rendezvous {
  private giftOfA = 0;
  private giftOfB = 0;
  private readonly bridge = new Barrier(2);

  meetA(gift: number): number {
    this.giftOfA = gift;
    this.bridge.wait();
    return this.giftOfB;
  }

  meetB(gift: number): number {
    this.giftOfB = gift;
    this.bridge.wait();
    return this.giftOfA;
  }
}

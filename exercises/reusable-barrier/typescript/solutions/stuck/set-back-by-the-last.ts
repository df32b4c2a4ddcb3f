// "The last one sets the count back to 0, for the next round."
// The others are woken, see a count of 0 instead of all, and wait again.
import { Condition } from 'heddle/threading';

export class CyclicBarrier {
  private arrived = 0;
  private readonly changed = new Condition();

  constructor(private readonly parties: number) {}

  wait(): void {
    this.changed.run(() => {
      this.arrived++;
      if (this.arrived === this.parties) {
        this.changed.notifyAll();
        this.arrived = 0;
        return;
      }
      while (this.arrived < this.parties) this.changed.wait();
    });
  }
}

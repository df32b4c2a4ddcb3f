import { Condition } from 'heddle/threading';

export class CyclicBarrier {
  private arrived = 0;
  private round = 0;
  private readonly changed = new Condition();

  constructor(private readonly parties: number) {}

  wait(): void {
    this.changed.run(() => {
      const mine = this.round;
      this.arrived++;
      if (this.arrived === this.parties) {
        this.arrived = 0;
        this.round++;
        this.changed.notifyAll();
      }
      while (this.round === mine) this.changed.wait();
    });
  }
}

import { Condition } from 'heddle/threading';

export class CyclicBarrier {
  private arrived = 0;
  private readonly changed = new Condition();

  constructor(private readonly parties: number) {}

  wait(): void {
    this.changed.run(() => {
      this.arrived++;
      while (this.arrived < this.parties) this.changed.wait();
      this.changed.notifyAll();
    });
  }
}

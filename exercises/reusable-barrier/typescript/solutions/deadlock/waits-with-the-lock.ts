// "The count needs a lock, so I wait inside of it." Whoever waits keeps the lock, and nobody else can come in to be counted.
import { Lock, Semaphore } from 'heddle/threading';

export class CyclicBarrier {
  private arrived = 0;
  private readonly lock = new Lock();
  private readonly gate = new Semaphore(0);

  constructor(private readonly parties: number) {}

  wait(): void {
    this.lock.run(() => {
      this.arrived++;
      if (this.arrived === this.parties) {
        this.arrived = 0;
        this.gate.release(this.parties);
      }
      this.gate.acquire();
    });
  }
}

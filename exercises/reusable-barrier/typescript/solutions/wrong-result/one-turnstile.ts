// "The last one hands out a permit for each."
// A quick one comes back and takes the permit of a slow one: he goes on alone, and the slow one stays behind.
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
    });
    this.gate.acquire();
  }
}

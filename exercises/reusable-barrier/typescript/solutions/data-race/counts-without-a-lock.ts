// "Each of them counts only once, so nobody gets lost." Two count at the same time, and only one stroke is on the paper.
import { Semaphore } from 'heddle/threading';

export class CyclicBarrier {
  private arrived = 0;
  private readonly gate = new Semaphore(0);

  constructor(private readonly parties: number) {}

  wait(): void {
    this.arrived++;
    if (this.arrived % this.parties === 0) this.gate.release(this.parties);
    this.gate.acquire();
  }
}

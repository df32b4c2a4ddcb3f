import { Lock, Semaphore } from 'heddle/threading';

/** One turnstile lets them in, the other one lets them out; each opens when the last has come (Downey, The Little Book of Semaphores). */
export class CyclicBarrier {
  private inside = 0;
  private readonly lock = new Lock();
  private readonly entrance = new Semaphore(0);
  private readonly exit = new Semaphore(0);

  constructor(private readonly parties: number) {}

  wait(): void {
    this.lock.run(() => {
      this.inside++;
      if (this.inside === this.parties) this.entrance.release(this.parties);
    });
    this.entrance.acquire();
    this.lock.run(() => {
      this.inside--;
      if (this.inside === 0) this.exit.release(this.parties);
    });
    this.exit.acquire();
  }
}

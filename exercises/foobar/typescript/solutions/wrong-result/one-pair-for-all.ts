// "Two semaphores will do for all objects."
// What the last round of one object leaves behind lets the next object's foo go twice.
import { Semaphore } from 'heddle/threading';

const printedFoo = new Semaphore(0);
const printedBar = new Semaphore(0);

export class FooBar {
  constructor(private readonly n: number) {}

  foo(printFoo: () => void): void {
    for (let round = 0; round < this.n; round++) {
      if (round > 0) printedBar.acquire();
      printFoo();
      printedFoo.release();
    }
  }

  bar(printBar: () => void): void {
    for (let round = 0; round < this.n; round++) {
      printedFoo.acquire();
      printBar();
      printedBar.release();
    }
  }
}

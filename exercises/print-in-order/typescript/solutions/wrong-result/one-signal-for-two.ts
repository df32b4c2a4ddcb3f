// "When the first has printed, the others may go on."
// Both may, and nothing says which of them comes first.
import { Semaphore } from 'heddle/threading';

export class Foo {
  private readonly goOn = new Semaphore(0);

  first(printFirst: () => void): void {
    printFirst();
    this.goOn.release();
  }

  second(printSecond: () => void): void {
    this.goOn.acquire();
    printSecond();
    this.goOn.release();
  }

  third(printThird: () => void): void {
    this.goOn.acquire();
    printThird();
    this.goOn.release();
  }
}

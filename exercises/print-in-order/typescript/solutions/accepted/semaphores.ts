import { Semaphore } from 'heddle/threading';

export class Foo {
  private readonly firstDone = new Semaphore(0);
  private readonly secondDone = new Semaphore(0);

  first(printFirst: () => void): void {
    printFirst();
    this.firstDone.release();
  }

  second(printSecond: () => void): void {
    this.firstDone.acquire();
    printSecond();
    this.secondDone.release();
  }

  third(printThird: () => void): void {
    this.secondDone.acquire();
    printThird();
  }
}

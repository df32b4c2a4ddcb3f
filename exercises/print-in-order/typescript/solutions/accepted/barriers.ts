import { Barrier } from 'heddle/threading';

/** Two meet at each barrier: the one who has printed, and the one who is next. */
export class Foo {
  private readonly firstAndSecond = new Barrier(2);
  private readonly secondAndThird = new Barrier(2);

  first(printFirst: () => void): void {
    printFirst();
    this.firstAndSecond.wait();
  }

  second(printSecond: () => void): void {
    this.firstAndSecond.wait();
    printSecond();
    this.secondAndThird.wait();
  }

  third(printThird: () => void): void {
    this.secondAndThird.wait();
    printThird();
  }
}

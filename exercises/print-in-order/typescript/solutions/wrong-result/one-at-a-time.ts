// "A lock lets only one print at a time, so they print one after the other."
// One at a time, yes, but in any order: a lock does not say whose turn it is.
import { Lock } from 'heddle/threading';

export class Foo {
  private readonly lock = new Lock();

  first(printFirst: () => void): void {
    this.lock.run(printFirst);
  }

  second(printSecond: () => void): void {
    this.lock.run(printSecond);
  }

  third(printThird: () => void): void {
    this.lock.run(printThird);
  }
}

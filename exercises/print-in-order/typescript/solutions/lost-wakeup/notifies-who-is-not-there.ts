// "The second waits until the first notifies it."
// If the first one is done before the second one waits, nobody hears the notification, and it is not repeated.
import { Condition } from 'heddle/threading';

export class Foo {
  private readonly firstDone = new Condition();
  private readonly secondDone = new Condition();

  first(printFirst: () => void): void {
    this.firstDone.run(() => {
      printFirst();
      this.firstDone.notify();
    });
  }

  second(printSecond: () => void): void {
    this.firstDone.run(() => {
      this.firstDone.wait();
    });
    this.secondDone.run(() => {
      printSecond();
      this.secondDone.notify();
    });
  }

  third(printThird: () => void): void {
    this.secondDone.run(() => {
      this.secondDone.wait();
      printThird();
    });
  }
}

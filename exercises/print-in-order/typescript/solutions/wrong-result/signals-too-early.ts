// "First the signal, then the print: the others need a moment to wake up anyway."
// They may be awake at once, and print before this one does.
import { Event } from 'heddle/threading';

export class Foo {
  private readonly firstDone = new Event();
  private readonly secondDone = new Event();

  first(printFirst: () => void): void {
    this.firstDone.set();
    printFirst();
  }

  second(printSecond: () => void): void {
    this.firstDone.wait();
    this.secondDone.set();
    printSecond();
  }

  third(printThird: () => void): void {
    this.secondDone.wait();
    printThird();
  }
}

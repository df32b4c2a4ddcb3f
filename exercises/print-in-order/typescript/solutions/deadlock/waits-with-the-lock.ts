// "Everything under one lock, to be on the safe side, and events for the order."
// Whoever waits for an event keeps the lock, and the one who would set the event needs it.
import { Event, Lock } from 'heddle/threading';

export class Foo {
  private readonly lock = new Lock();
  private readonly firstDone = new Event();
  private readonly secondDone = new Event();

  first(printFirst: () => void): void {
    this.lock.run(() => {
      printFirst();
      this.firstDone.set();
    });
  }

  second(printSecond: () => void): void {
    this.lock.run(() => {
      this.firstDone.wait();
      printSecond();
      this.secondDone.set();
    });
  }

  third(printThird: () => void): void {
    this.lock.run(() => {
      this.secondDone.wait();
      printThird();
    });
  }
}

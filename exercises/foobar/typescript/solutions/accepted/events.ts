import { Event } from 'heddle/threading';

export class FooBar {
  private readonly mayFoo = new Event();
  private readonly mayBar = new Event();

  constructor(private readonly n: number) {
    this.mayFoo.set();
  }

  foo(printFoo: () => void): void {
    for (let i = 0; i < this.n; i++) this.inTurn(this.mayFoo, this.mayBar, printFoo);
  }

  bar(printBar: () => void): void {
    for (let i = 0; i < this.n; i++) this.inTurn(this.mayBar, this.mayFoo, printBar);
  }

  private inTurn(mine: Event, yours: Event, print: () => void): void {
    mine.wait();
    mine.clear();
    print();
    yours.set();
  }
}

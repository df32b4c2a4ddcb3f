import { Condition } from 'heddle/threading';

type Turn = 'foo' | 'bar';

export class FooBar {
  private turn: Turn = 'foo';
  private readonly changed = new Condition();

  constructor(private readonly n: number) {}

  foo(printFoo: () => void): void {
    this.inTurn('foo', 'bar', printFoo);
  }

  bar(printBar: () => void): void {
    this.inTurn('bar', 'foo', printBar);
  }

  private inTurn(mine: Turn, yours: Turn, print: () => void): void {
    for (let i = 0; i < this.n; i++) {
      using _ = this.changed.hold();
      this.changed.waitFor(() => this.turn === mine);
      print();
      this.turn = yours;
      this.changed.notify();
    }
  }
}

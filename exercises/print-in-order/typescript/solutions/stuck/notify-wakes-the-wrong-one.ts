// "Somebody is waiting, so I notify somebody."
// It may be the third one that is woken: it sees that it is not its turn and waits again, and the second one sleeps on.
import { Condition } from 'heddle/threading';

export class Foo {
  private readonly changed = new Condition();
  private printed = 0;

  first(printFirst: () => void): void {
    this.atTurn(0, printFirst);
  }

  second(printSecond: () => void): void {
    this.atTurn(1, printSecond);
  }

  third(printThird: () => void): void {
    this.atTurn(2, printThird);
  }

  private atTurn(turn: number, print: () => void): void {
    this.changed.run(() => {
      while (this.printed < turn) this.changed.wait();
      print();
      this.printed++;
      this.changed.notify();
    });
  }
}

// "With a lock around every look there is no race, so I can look until it is my turn."
// It is right in the end, but it asks again and again instead of waiting to be told.
import { Lock } from 'heddle/threading';

export class Foo {
  private readonly lock = new Lock();
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
    while (this.lock.run(() => this.printed) < turn);
    print();
    this.lock.run(() => this.printed++);
  }
}

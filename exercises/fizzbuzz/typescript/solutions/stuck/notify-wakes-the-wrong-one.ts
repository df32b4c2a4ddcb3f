// "It is the turn of one thread, so it is enough to wake one."
// It may be a wrong one: it sees that the number is not its own and waits again, and the right one sleeps on.
import { Condition } from 'heddle/threading';

export class FizzBuzz {
  private current = 1;
  private readonly changed = new Condition();

  constructor(private readonly n: number) {}

  fizz(printFizz: () => void): void {
    this.say((x) => x % 3 === 0 && x % 5 !== 0, printFizz);
  }

  buzz(printBuzz: () => void): void {
    this.say((x) => x % 5 === 0 && x % 3 !== 0, printBuzz);
  }

  fizzbuzz(printFizzBuzz: () => void): void {
    this.say((x) => x % 15 === 0, printFizzBuzz);
  }

  number(printNumber: (x: number) => void): void {
    this.say((x) => x % 3 !== 0 && x % 5 !== 0, printNumber);
  }

  private say(mine: (x: number) => boolean, print: (x: number) => void): void {
    using _ = this.changed.hold();
    for (;;) {
      while (this.current <= this.n && !mine(this.current)) this.changed.wait();
      if (this.current > this.n) return;
      print(this.current);
      this.current++;
      this.changed.notify();
    }
  }
}

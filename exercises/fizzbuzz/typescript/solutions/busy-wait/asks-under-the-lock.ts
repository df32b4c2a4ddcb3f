// "With a lock around the look, the print and the counting nothing can go wrong."
// The words come out right. But three threads take the lock again and again only to see that it is not their turn.
import { Lock } from 'heddle/threading';

export class FizzBuzz {
  private current = 1;
  private readonly lock = new Lock();

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
    for (;;) {
      using _ = this.lock.hold();
      if (this.current > this.n) return;
      if (!mine(this.current)) continue;
      print(this.current);
      this.current++;
    }
  }
}

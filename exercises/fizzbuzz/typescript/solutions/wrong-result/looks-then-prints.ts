// "I look under the lock, and I count under the lock: nobody can disturb that."
// The print is in between, when the others may already see the next number and say theirs.
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
    for (;;) {
      const x = this.changed.run(() => {
        this.changed.waitFor(() => this.current > this.n || mine(this.current));
        this.changed.notifyAll();
        return this.current++;
      });
      if (x > this.n) return;
      print(x);
    }
  }
}

// "Each word gets its cue when it is its turn."
// After the last number no cue comes any more, and the three others wait for one for ever.
import { Semaphore } from 'heddle/threading';

export class FizzBuzz {
  private current = 1;
  private readonly fizzCue = new Semaphore(0);
  private readonly buzzCue = new Semaphore(0);
  private readonly fizzBuzzCue = new Semaphore(0);
  private readonly said = new Semaphore(0);

  constructor(private readonly n: number) {}

  fizz(printFizz: () => void): void {
    this.onCue(this.fizzCue, printFizz);
  }

  buzz(printBuzz: () => void): void {
    this.onCue(this.buzzCue, printBuzz);
  }

  fizzbuzz(printFizzBuzz: () => void): void {
    this.onCue(this.fizzBuzzCue, printFizzBuzz);
  }

  number(printNumber: (x: number) => void): void {
    while (this.current <= this.n) {
      const x = this.current++;
      if (x % 3 !== 0 && x % 5 !== 0) {
        printNumber(x);
        continue;
      }
      const cue = x % 15 === 0 ? this.fizzBuzzCue : x % 3 === 0 ? this.fizzCue : this.buzzCue;
      cue.release();
      this.said.acquire();
    }
  }

  private onCue(cue: Semaphore, print: () => void): void {
    for (;;) {
      cue.acquire();
      print();
      this.said.release();
    }
  }
}

import { Semaphore } from 'heddle/threading';

/** The thread of the numbers gives the others their cue, and waits until the word is said. */
export class FizzBuzz {
  private readonly fizzCue = new Semaphore(0);
  private readonly buzzCue = new Semaphore(0);
  private readonly fizzBuzzCue = new Semaphore(0);
  private readonly said = new Semaphore(0);

  constructor(private readonly n: number) {}

  fizz(printFizz: () => void): void {
    const fizzes = this.multiples(3) - this.multiples(15);
    this.onCue(this.fizzCue, fizzes, printFizz);
  }

  buzz(printBuzz: () => void): void {
    const buzzes = this.multiples(5) - this.multiples(15);
    this.onCue(this.buzzCue, buzzes, printBuzz);
  }

  fizzbuzz(printFizzBuzz: () => void): void {
    this.onCue(this.fizzBuzzCue, this.multiples(15), printFizzBuzz);
  }

  number(printNumber: (x: number) => void): void {
    for (let x = 1; x <= this.n; x++) {
      const cue = this.cueFor(x);
      if (cue === undefined) printNumber(x);
      else {
        cue.release();
        this.said.acquire();
      }
    }
  }

  private cueFor(x: number): Semaphore | undefined {
    if (x % 15 === 0) return this.fizzBuzzCue;
    if (x % 3 === 0) return this.fizzCue;
    return x % 5 === 0 ? this.buzzCue : undefined;
  }

  private onCue(cue: Semaphore, times: number, print: () => void): void {
    for (let i = 0; i < times; i++) {
      cue.acquire();
      print();
      this.said.release();
    }
  }

  private multiples(k: number): number {
    return Math.floor(this.n / k);
  }
}

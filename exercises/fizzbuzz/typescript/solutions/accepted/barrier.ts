import { Barrier } from 'heddle/threading';

/** Everybody is there for every number; the one that it belongs to prints, and then they go on together. */
export class FizzBuzz {
  private readonly next = new Barrier(4);

  constructor(private readonly n: number) {}

  fizz(printFizz: () => void): void {
    this.each((x) => x % 3 === 0 && x % 5 !== 0, printFizz);
  }

  buzz(printBuzz: () => void): void {
    this.each((x) => x % 5 === 0 && x % 3 !== 0, printBuzz);
  }

  fizzbuzz(printFizzBuzz: () => void): void {
    this.each((x) => x % 15 === 0, printFizzBuzz);
  }

  number(printNumber: (x: number) => void): void {
    this.each((x) => x % 3 !== 0 && x % 5 !== 0, printNumber);
  }

  private each(mine: (x: number) => boolean, print: (x: number) => void): void {
    for (let x = 1; x <= this.n; x++) {
      if (mine(x)) print(x);
      this.next.wait();
    }
  }
}

export class FizzBuzz {
  private current = 1;

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
    while (this.current <= this.n) {
      if (mine(this.current)) {
        print(this.current);
        this.current++;
      }
    }
  }
}

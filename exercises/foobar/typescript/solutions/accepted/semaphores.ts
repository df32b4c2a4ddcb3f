import { Semaphore } from 'heddle/threading';

export class FooBar {
  private readonly mayFoo = new Semaphore(1);
  private readonly mayBar = new Semaphore(0);

  constructor(private readonly n: number) {}

  foo(printFoo: () => void): void {
    for (let i = 0; i < this.n; i++) {
      this.mayFoo.acquire();
      printFoo();
      this.mayBar.release();
    }
  }

  bar(printBar: () => void): void {
    for (let i = 0; i < this.n; i++) {
      this.mayBar.acquire();
      printBar();
      this.mayFoo.release();
    }
  }
}

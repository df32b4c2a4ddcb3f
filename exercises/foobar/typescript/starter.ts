import { Lock } from 'heddle/threading';

export class FooBar {
  private readonly lock = new Lock();

  constructor(private readonly n: number) {}

  foo(printFoo: () => void): void {
    for (let i = 0; i < this.n; i++) this.lock.run(printFoo);
  }

  bar(printBar: () => void): void {
    for (let i = 0; i < this.n; i++) this.lock.run(printBar);
  }
}

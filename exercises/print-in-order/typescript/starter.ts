import { sleep } from 'heddle/threading';

export class Foo {
  first(printFirst: () => void): void {
    printFirst();
  }

  second(printSecond: () => void): void {
    sleep(0.1);
    printSecond();
  }

  third(printThird: () => void): void {
    sleep(0.2);
    printThird();
  }
}

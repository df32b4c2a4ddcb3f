// "A flag says that the first one is done; the second one looks until it is set."
// Nothing orders the write of the flag with the look, and the looking keeps a processor busy.
export class Foo {
  private printed = 0;

  first(printFirst: () => void): void {
    printFirst();
    this.printed = 1;
  }

  second(printSecond: () => void): void {
    while (this.printed < 1);
    printSecond();
    this.printed = 2;
  }

  third(printThird: () => void): void {
    while (this.printed < 2);
    printThird();
  }
}

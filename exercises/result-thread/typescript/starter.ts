import { Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private value?: T;

  constructor(private readonly work: () => T) {
    super();
  }

  override run(): void {
    try {
      this.value = this.work();
    } catch {
      // What shall we do? There is nobody here to tell it to.
    }
  }

  result(): T {
    this.join();
    return this.value!;
  }
}

// "If there is no value, there must be an exception."
// 0, false and null are values, too: then it throws an exception that is not there.
import { Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private value?: T;
  private error?: unknown;

  constructor(private readonly work: () => T) {
    super();
  }

  override run(): void {
    try {
      this.value = this.work();
    } catch (error) {
      this.error = error;
    }
  }

  result(): T {
    this.join();
    if (!this.value) throw this.error;
    return this.value;
  }
}

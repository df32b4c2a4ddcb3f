// "The result of ResultThread belongs into ResultThread."
// A static field is there once, for all threads together: the second one overwrites the answer of the first.
import { Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private static value: unknown;
  private static error: unknown;

  constructor(private readonly work: () => T) {
    super();
  }

  override run(): void {
    try {
      ResultThread.value = this.work();
    } catch (error) {
      ResultThread.error = error;
    }
  }

  result(): T {
    this.join();
    if (ResultThread.error !== undefined) throw ResultThread.error;
    return ResultThread.value as T;
  }
}

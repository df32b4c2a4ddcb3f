// "The thread was started long ago, so the value is there."
// To start a thread is not to wait for it: the answer is asked for before the work has begun.
import { Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private value?: T;
  private error?: unknown;
  private failed = false;

  constructor(private readonly work: () => T) {
    super();
  }

  override run(): void {
    try {
      this.value = this.work();
    } catch (error) {
      this.error = error;
      this.failed = true;
    }
  }

  result(): T {
    if (this.failed) throw this.error;
    return this.value!;
  }
}

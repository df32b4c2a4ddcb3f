// "It failed in the other thread, so I throw an exception of my own that says so."
// The caller looks for the exception that work threw, and cannot tell what went wrong.
import { RuntimeError, Thread } from 'heddle/threading';

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
    this.join();
    if (this.failed) throw new RuntimeError(`the work failed: ${String(this.error)}`);
    return this.value!;
  }
}

// "Whoever waits for the thread should learn of the failure, so join() throws it."
// Then whoever only waits has to catch what he never asked for. It was said that join() does not throw.
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

  override join(timeout?: number): void {
    super.join(timeout);
    if (this.failed) throw this.error;
  }

  result(): T {
    this.join();
    return this.value!;
  }
}

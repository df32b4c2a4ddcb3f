// "start() is what I call, so start() is what I write."
// Only the start() of Thread makes a new thread. This one does the work on the thread of the caller.
import { Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private value?: T;
  private error?: unknown;
  private failed = false;

  constructor(private readonly work: () => T) {
    super();
  }

  override start(): void {
    this.run();
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

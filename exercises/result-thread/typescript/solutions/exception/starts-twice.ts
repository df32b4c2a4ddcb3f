// "result() makes sure that the thread is running."
// It was started already, and a thread can be started only once.
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
    this.start();
    this.join();
    if (this.failed) throw this.error;
    return this.value!;
  }
}

// "run() makes a thread for the work; so the ResultThread can wait for it."
// The work runs on a thread that nobody knows of. The ResultThread is the thread: run() is called on it already.
import { Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private value?: T;
  private error?: unknown;
  private failed = false;

  constructor(private readonly work: () => T) {
    super();
  }

  override run(): void {
    const inner = new Thread(() => {
      try {
        this.value = this.work();
      } catch (error) {
        this.error = error;
        this.failed = true;
      }
    });
    inner.start();
    inner.join();
  }

  result(): T {
    this.join();
    if (this.failed) throw this.error;
    return this.value!;
  }
}

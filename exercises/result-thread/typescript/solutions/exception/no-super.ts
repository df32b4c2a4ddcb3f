// "My constructor sets all my fields; there is nothing left for the one of Thread."
// The part of the object that is a thread is made by super(). Without it there is none.
import { Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private value?: T;
  private error?: unknown;
  private failed = false;
  private readonly work: () => T;

  constructor(work: () => T) {
    this.work = work;
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
    if (this.failed) throw this.error;
    return this.value!;
  }
}

// "I wait until the flag is up: then the value has been written."
// The flag is written and read without anything that orders the two, and so is the value behind it.
import { sleep, Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private value?: T;
  private error?: unknown;
  private failed = false;
  private done = false;

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
    this.done = true;
  }

  result(): T {
    while (!this.done) sleep(0.01);
    if (this.failed) throw this.error;
    return this.value!;
  }
}

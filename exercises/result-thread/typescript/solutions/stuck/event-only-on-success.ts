// "When the value is there, I set the event."
// If the work fails there is never a value: whoever waits for the event waits for ever.
import { Event, Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private value?: T;
  private error?: unknown;
  private failed = false;
  private readonly ready = new Event();

  constructor(private readonly work: () => T) {
    super();
  }

  override run(): void {
    try {
      this.value = this.work();
      this.ready.set();
    } catch (error) {
      this.error = error;
      this.failed = true;
    }
  }

  result(): T {
    this.ready.wait();
    if (this.failed) throw this.error;
    return this.value!;
  }
}

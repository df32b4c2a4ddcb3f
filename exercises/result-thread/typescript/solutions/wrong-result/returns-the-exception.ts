// "result() gives back what came out, and in this case that is an exception."
// A returned exception looks like a value: the caller goes on as if nothing had happened.
import { Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private outcome!: T;

  constructor(private readonly work: () => T) {
    super();
  }

  override run(): void {
    try {
      this.outcome = this.work();
    } catch (error) {
      this.outcome = error as T;
    }
  }

  result(): T {
    this.join();
    return this.outcome;
  }
}

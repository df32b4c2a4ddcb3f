// "If what I kept is an Error, the work has failed."
// It may have returned the Error. Whether it failed has to be remembered apart from what came out.
import { Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private outcome?: unknown;

  constructor(private readonly work: () => T) {
    super();
  }

  override run(): void {
    try {
      this.outcome = this.work();
    } catch (error) {
      this.outcome = error;
    }
  }

  result(): T {
    this.join();
    if (this.outcome instanceof Error) throw this.outcome;
    return this.outcome as T;
  }
}

// "The result is not needed before somebody asks for it, so that is when I compute it."
// Then whoever asks does the work himself, one after the other, and the threads have nothing to do.
import { Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private kept?: { value: T };

  constructor(private readonly work: () => T) {
    super();
  }

  override run(): void {
    // The work is done in result().
  }

  result(): T {
    this.join();
    this.kept ??= { value: this.work() };
    return this.kept.value;
  }
}

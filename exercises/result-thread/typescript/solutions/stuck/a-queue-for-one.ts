// "run() puts the outcome into a queue, and result() takes it out."
// What was taken out is gone: the second one who asks waits for ever.
import { Queue } from 'heddle/queue';
import { Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private readonly outcome = new Queue<() => T>();

  constructor(private readonly work: () => T) {
    super();
  }

  override run(): void {
    try {
      const value = this.work();
      this.outcome.put(() => value);
    } catch (error) {
      this.outcome.put(() => {
        throw error;
      });
    }
  }

  result(): T {
    return this.outcome.get()();
  }
}

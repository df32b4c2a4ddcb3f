// Believes that one wake-up is enough for all: when a writer leaves and two readers wait, the second one goes on waiting although he could come in.
import { Condition } from 'heddle/threading';

export class ReadWriteLock {
  private readonly changed = new Condition();
  private readers = 0;
  private writing = false;

  acquireRead(): void {
    this.changed.run(() => {
      while (this.writing) this.changed.wait();
      this.readers++;
    });
  }

  releaseRead(): void {
    this.changed.run(() => {
      this.readers--;
      if (this.readers === 0) this.changed.notify();
    });
  }

  acquireWrite(): void {
    this.changed.run(() => {
      while (this.writing || this.readers > 0) this.changed.wait();
      this.writing = true;
    });
  }

  releaseWrite(): void {
    this.changed.run(() => {
      this.writing = false;
      this.changed.notify();
    });
  }
}

// "Readers let everybody in anyway, so they need not wake anybody when they leave."
// A writer waits until the last of them has left, and nobody tells him.
import { Condition } from 'heddle/threading';

export class ReadWriteLock {
  private readers = 0;
  private writing = false;
  private readonly changed = new Condition();

  acquireRead(): void {
    using _ = this.changed.hold();
    while (this.writing) this.changed.wait();
    this.readers++;
  }

  releaseRead(): void {
    using _ = this.changed.hold();
    this.readers--;
  }

  acquireWrite(): void {
    using _ = this.changed.hold();
    while (this.writing || this.readers > 0) this.changed.wait();
    this.writing = true;
  }

  releaseWrite(): void {
    using _ = this.changed.hold();
    this.writing = false;
    this.changed.notifyAll();
  }
}

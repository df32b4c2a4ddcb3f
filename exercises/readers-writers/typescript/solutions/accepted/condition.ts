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
    if (this.readers === 0) this.changed.notifyAll();
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

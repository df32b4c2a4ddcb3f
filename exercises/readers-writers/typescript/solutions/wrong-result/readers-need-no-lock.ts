// "Readers disturb nobody, so they need not do anything." They are disturbed: a writer comes while they read.
import { Lock } from 'heddle/threading';

export class ReadWriteLock {
  private readonly writing = new Lock();

  acquireRead(): void {
    // Whoever is writing now may end first.
    this.writing.run(() => {});
  }

  releaseRead(): void {}

  acquireWrite(): void {
    this.writing.acquire();
  }

  releaseWrite(): void {
    this.writing.release();
  }
}

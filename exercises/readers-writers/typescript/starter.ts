import { Lock } from 'heddle/threading';

export class ReadWriteLock {
  private readonly lock = new Lock();

  acquireRead(): void {
    this.lock.acquire();
  }

  releaseRead(): void {
    this.lock.release();
  }

  acquireWrite(): void {
    this.lock.acquire();
  }

  releaseWrite(): void {
    this.lock.release();
  }
}

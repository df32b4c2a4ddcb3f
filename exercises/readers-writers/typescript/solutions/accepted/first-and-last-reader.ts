import { Lock, Semaphore } from 'heddle/threading';

/** The first reader takes the room for all readers, the last one gives it back (Courtois, Heymans and Parnas, 1971). */
export class ReadWriteLock {
  private readers = 0;
  private readonly counting = new Lock();
  private readonly room = new Semaphore(1);

  acquireRead(): void {
    this.counting.run(() => {
      if (this.readers === 0) this.room.acquire();
      this.readers++;
    });
  }

  releaseRead(): void {
    this.counting.run(() => {
      this.readers--;
      if (this.readers === 0) this.room.release();
    });
  }

  acquireWrite(): void {
    this.room.acquire();
  }

  releaseWrite(): void {
    this.room.release();
  }
}

// "A writer closes the room first and stops the readers second; a reader does it the other way round."
// The first reader holds the count and waits for the room; the writer holds the room and waits for the count.
import { Lock, Semaphore } from 'heddle/threading';

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
    this.counting.acquire();
  }

  releaseWrite(): void {
    this.counting.release();
    this.room.release();
  }
}

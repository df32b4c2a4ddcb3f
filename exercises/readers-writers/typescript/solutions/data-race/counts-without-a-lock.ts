// "The first reader locks the door, the last one opens it. Counting them is no secret."
// Two readers come at the same time, both are "the first", or a reader gets lost in the count.
import { Semaphore } from 'heddle/threading';

export class ReadWriteLock {
  private readers = 0;
  private readonly room = new Semaphore(1);

  acquireRead(): void {
    this.readers++;
    if (this.readers === 1) this.room.acquire();
  }

  releaseRead(): void {
    this.readers--;
    if (this.readers === 0) this.room.release();
  }

  acquireWrite(): void {
    this.room.acquire();
  }

  releaseWrite(): void {
    this.room.release();
  }
}

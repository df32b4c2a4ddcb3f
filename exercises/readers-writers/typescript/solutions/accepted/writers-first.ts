import { Condition, Lock } from 'heddle/threading';

/** No reader goes in while a writer waits. */
export class ReadWriteLock {
  private readers = 0;
  private writing = false;
  private writersWaiting = 0;
  private readonly lock = new Lock();
  private readonly mayRead = new Condition(this.lock);
  private readonly mayWrite = new Condition(this.lock);

  acquireRead(): void {
    this.lock.run(() => {
      this.mayRead.waitFor(() => !this.writing && this.writersWaiting === 0);
      this.readers++;
    });
  }

  releaseRead(): void {
    this.lock.run(() => {
      this.readers--;
      if (this.readers === 0) this.mayWrite.notify();
    });
  }

  acquireWrite(): void {
    this.lock.run(() => {
      this.writersWaiting++;
      this.mayWrite.waitFor(() => !this.writing && this.readers === 0);
      this.writersWaiting--;
      this.writing = true;
    });
  }

  releaseWrite(): void {
    this.lock.run(() => {
      this.writing = false;
      if (this.writersWaiting > 0) this.mayWrite.notify();
      else this.mayRead.notifyAll();
    });
  }
}

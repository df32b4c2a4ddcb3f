// "I look first whether there is a letter, and wait only if there is none."
// It looks, then it takes the lock. In between the letter comes, and the bell rings for nobody.
import { Condition } from 'heddle/threading';

export class Mailbox {
  private readonly letters: string[] = [];
  private closed = false;
  private readonly bell = new Condition();

  put(letter: string): void {
    this.bell.run(() => {
      this.letters.push(letter);
      this.bell.notify();
    });
  }

  take(): string | null {
    while (this.bell.run(() => this.letters.length === 0 && !this.closed)) {
      this.bell.run(() => this.bell.wait());
    }
    return this.letters.shift() ?? null;
  }

  close(): void {
    this.bell.run(() => {
      this.closed = true;
      this.bell.notifyAll();
    });
  }
}

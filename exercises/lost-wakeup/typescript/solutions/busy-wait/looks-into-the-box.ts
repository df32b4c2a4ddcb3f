// "I don't trust the bell, I look into the box." Again and again, without a pause.
import { Lock } from 'heddle/threading';

export class Mailbox {
  private readonly letters: string[] = [];
  private closed = false;
  private readonly lock = new Lock();

  put(letter: string): void {
    this.lock.run(() => this.letters.push(letter));
  }

  take(): string | null {
    for (;;) {
      using _ = this.lock.hold();
      if (this.letters.length > 0) return this.letters.shift()!;
      if (this.closed) return null;
    }
  }

  close(): void {
    this.lock.run(() => {
      this.closed = true;
    });
  }
}

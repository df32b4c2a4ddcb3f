import { Condition } from 'heddle/threading';

export class Mailbox {
  private readonly letters: string[] = [];
  private readonly bell = new Condition();

  put(letter: string): void {
    this.bell.run(() => {
      this.letters.push(letter);
      this.bell.notify();
    });
  }

  take(): string | null {
    return this.bell.run(() => {
      this.bell.wait();
      return this.letters.shift() ?? null;
    });
  }

  close(): void {
    this.bell.run(() => this.bell.notifyAll());
  }
}

import { Semaphore } from 'heddle/threading';

/** A permit for each letter; the last one, of closing, is handed on from one to the next. */
export class Mailbox {
  private readonly letters: string[] = [];
  private readonly permits = new Semaphore(0);

  put(letter: string): void {
    this.letters.push(letter);
    this.permits.release();
  }

  take(): string | null {
    this.permits.acquire();
    const letter = this.letters.shift();
    if (letter === undefined) this.permits.release();
    return letter ?? null;
  }

  close(): void {
    this.permits.release();
  }
}

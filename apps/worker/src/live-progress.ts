import type { Progress, ProgressSender } from '@heddle/queue';

export type OnProgress = (progress: Omit<Progress, 'id'>) => void;

const TELL_EVERY_MS = 500;

/** Tells how far the work in hand is: all of it together, and not more often than so, whatever there is to tell. */
export class LiveProgress {
  readonly #news = new Map<string, Progress>();
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly sender: Pick<ProgressSender, 'send'>,
    private readonly onError: (error: Error) => void,
  ) {
    this.#timer = setInterval(() => this.#tell(), TELL_EVERY_MS);
  }

  hear(id: string, progress: Omit<Progress, 'id'>): void {
    this.#news.set(id, { id, ...progress });
  }

  /** It is done: what has not been told is old. */
  forget(id: string): void {
    this.#news.delete(id);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tell(): void {
    if (this.#news.size === 0) return;
    const gradings = [...this.#news.values()];
    this.#news.clear();
    this.sender.send(gradings).catch(this.onError);
  }
}

import { EventEmitter } from 'node:events';
import type { Progress } from '@heddle/queue';
import { Injectable } from '@nestjs/common';

/** Whoever says nothing for so long is done, or gone with its worker. */
const SILENCE_MS = 30_000;

/** What workers say of the gradings at work. Lost with this process, as it is old in a second. */
@Injectable()
export class LiveProgress {
  readonly #latest = new Map<string, { readonly progress: Progress; readonly at: number }>();
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  hear(gradings: readonly Progress[]): void {
    const at = performance.now();
    for (const [id, known] of this.#latest) if (at - known.at > SILENCE_MS) this.#latest.delete(id);
    for (const progress of gradings) {
      this.#latest.set(progress.id, { progress, at });
      this.#emitter.emit(progress.id, progress);
    }
  }

  /** The gradings that a worker is known to have begun. */
  begun(): readonly string[] {
    return [...this.#latest.keys()];
  }

  of(grading: string): Progress | undefined {
    return this.#latest.get(grading)?.progress;
  }

  forget(grading: string): void {
    this.#latest.delete(grading);
  }

  /** Answers how to stop listening. */
  listen(grading: string, listener: (progress: Progress) => void): () => void {
    this.#emitter.on(grading, listener);
    return () => void this.#emitter.off(grading, listener);
  }
}

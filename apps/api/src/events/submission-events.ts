import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';

/** Tells whoever follows a submission that there is something new to read. */
@Injectable()
export class SubmissionEvents {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  announce(submissionId: string): void {
    this.#emitter.emit(submissionId);
  }

  /** Answers how to stop listening. */
  listen(submissionId: string, listener: () => void): () => void {
    this.#emitter.on(submissionId, listener);
    return () => void this.#emitter.off(submissionId, listener);
  }
}

import type { WorkerAlive } from '@heddle/queue';
import { Injectable } from '@nestjs/common';

/** Three of a worker's signs of life. */
const SILENCE_MS = 30_000;

/** The workers that were heard of lately. */
@Injectable()
export class Workers {
  readonly #heard = new Map<string, { readonly worker: WorkerAlive; readonly at: number }>();

  heard(worker: WorkerAlive): void {
    this.#heard.set(worker.id, { worker, at: performance.now() });
  }

  alive(): readonly WorkerAlive[] {
    for (const [id, { at }] of this.#heard) {
      if (performance.now() - at > SILENCE_MS) this.#heard.delete(id);
    }
    return [...this.#heard.values()].map(({ worker }) => worker);
  }
}

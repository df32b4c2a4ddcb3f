import type { Response } from 'express';

export interface ServerSentEvent {
  /** What a client that lost its connection sends back: what it has seen. */
  readonly id: string;
  readonly event: string;
  readonly data: object;
}

/** An answer of server-sent events. What the client has just seen is not said again. */
export class EventStream {
  #last: string | undefined;
  #open = true;

  constructor(
    private readonly response: Response,
    lastSeen: string | undefined,
  ) {
    this.#last = lastSeen;
    response.status(200).set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
    response.flushHeaders();
  }

  /** The id of the event that the client saw last. */
  get last(): string | undefined {
    return this.#last;
  }

  send({ id, event, data }: ServerSentEvent): void {
    if (!this.#open || id === this.#last) return;
    this.#last = id;
    this.response.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** So that proxies do not take the connection for dead. */
  beat(): void {
    if (this.#open) this.response.write(': still there\n\n');
  }

  end(): void {
    this.#open = false;
    this.response.end();
  }
}

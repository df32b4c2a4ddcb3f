/** PostgreSQL's wire protocol, as far as sharing one session among clients needs it (documentation, chapter "Message Formats"). */

/** One message of a client: its type (empty for those of the start-up, which have none) and all of its bytes. */
export interface ClientMessage {
  readonly type: string;
  readonly bytes: Uint8Array;
}

const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;

/** Cuts what a client sends into messages; the first ones have no type. */
export class ClientMessages {
  #rest: Buffer = Buffer.alloc(0);
  #started = false;

  push(chunk: Buffer): readonly ClientMessage[] {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const messages: ClientMessage[] = [];
    for (let next = this.#take(); next !== undefined; next = this.#take()) messages.push(next);
    return messages;
  }

  #take(): ClientMessage | undefined {
    const header = this.#started ? 1 : 0;
    if (this.#rest.length < header + 4) return undefined;
    const length = header + this.#rest.readInt32BE(header);
    if (this.#rest.length < length) return undefined;
    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    if (this.#started) return { type: String.fromCharCode(bytes[0]!), bytes };
    const code = bytes.readInt32BE(4);
    if (code === SSL_REQUEST || code === GSS_REQUEST) return { type: 'encryption', bytes };
    if (code === CANCEL_REQUEST) return { type: 'cancel', bytes };
    this.#started = true;
    return { type: 'startup', bytes };
  }
}

const NOTIFICATION = 'A'.charCodeAt(0);
const READY = 'Z'.charCodeAt(0);
const COMPLETE = 'C'.charCodeAt(0);
const IDLE = 'I'.charCodeAt(0);

export interface Answer {
  /** Notifications in it, which concern every client that listens. */
  readonly notifications: readonly Uint8Array[];
  /** Whether the session is in a transaction after it; undefined if it does not say. */
  readonly inTransaction: boolean | undefined;
  /** The commands that it completes, by the first word of their tags. */
  readonly commands: readonly string[];
}

/** What a complete answer of the server says to others than the client that gets it. */
export function readAnswer(bytes: Buffer): Answer {
  const notifications: Uint8Array[] = [];
  let inTransaction: boolean | undefined;
  const commands: string[] = [];
  for (let at = 0; at + 5 <= bytes.length;) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (bytes[at] === NOTIFICATION) notifications.push(bytes.subarray(at, end));
    else if (bytes[at] === READY) inTransaction = bytes[at + 5] !== IDLE;
    else if (bytes[at] === COMPLETE)
      commands.push(bytes.toString('latin1', at + 5, end - 1).split(' ', 1)[0]!);
    at = end;
  }
  return { notifications, inTransaction, commands };
}

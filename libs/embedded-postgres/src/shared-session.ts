import type { PGlite } from '@electric-sql/pglite';
import { readAnswer, type ClientMessage } from './frames';

/** Somebody who shares the session. */
export interface Client {
  write(bytes: Uint8Array): void;
}

interface Unit {
  readonly client: Client;
  readonly messages: readonly ClientMessage[];
}

/** `ROLLBACK` as a simple query. */
const ROLLBACK = Buffer.from('Q\0\0\0\rROLLBACK\0', 'latin1');

/**
 * PGlite has one session. Clients take turns on it: one unit of the protocol (a query, or everything up to a Sync) at a
 * time, and a client that is in a transaction keeps its turn until the transaction has ended or the client is gone.
 *
 * Notifications arrive in whatever answer comes next, so they are copied to all clients: only so can one client LISTEN
 * to what another one notifies.
 */
export class SharedSession {
  readonly #clients = new Set<Client>();
  readonly #waiting: Unit[] = [];
  #owner: Client | undefined;
  #running = false;

  constructor(private readonly database: PGlite) {}

  join(client: Client): void {
    this.#clients.add(client);
  }

  submit(client: Client, messages: readonly ClientMessage[]): void {
    this.#waiting.push({ client, messages });
    void this.#run();
  }

  leave(client: Client): void {
    this.#clients.delete(client);
    for (let at = this.#waiting.length - 1; at >= 0; at--) {
      if (this.#waiting[at]!.client === client) this.#waiting.splice(at, 1);
    }
    if (this.#owner === client) this.submit(client, [{ type: 'Q', bytes: ROLLBACK }]);
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let next = this.#next(); next !== undefined; next = this.#next()) await this.#perform(next);
    this.#running = false;
  }

  #next(): Unit | undefined {
    const at =
      this.#owner === undefined ? 0 : this.#waiting.findIndex(({ client }) => client === this.#owner);
    return at < 0 ? undefined : this.#waiting.splice(at, 1)[0];
  }

  async #perform({ client, messages }: Unit): Promise<void> {
    const answers: Uint8Array[] = [];
    for (const { bytes } of messages) answers.push(await this.database.execProtocolRaw(bytes));
    const answer = Buffer.concat(answers);
    const { notifications, inTransaction } = readAnswer(answer);
    if (inTransaction !== undefined) this.#owner = inTransaction ? client : undefined;
    if (this.#clients.has(client)) client.write(answer);
    else if (this.#owner === client) this.submit(client, [{ type: 'Q', bytes: ROLLBACK }]); // it left meanwhile
    if (notifications.length === 0) return;
    const copied = Buffer.concat(notifications);
    for (const other of this.#clients) if (other !== client) other.write(copied);
  }
}

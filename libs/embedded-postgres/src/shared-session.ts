import type { PGlite } from '@electric-sql/pglite';
import { readAnswer, type ClientMessage } from './frames';
import { DEALLOCATE_ALL, KeptStatements } from './kept-statements';

/** Somebody who shares the session. */
export interface Client {
  write(bytes: Uint8Array): void;
}

interface Unit {
  readonly client: Client;
  readonly messages: readonly ClientMessage[];
}

/** Commands after which a statement that was prepared before may be gone, or answer something else; a rollback undoes such. */
const CHANGES = new Set(['CREATE', 'ALTER', 'DROP', 'DO', 'DEALLOCATE', 'DISCARD', 'ROLLBACK']);

/** `ROLLBACK` as a simple query. */
const ROLLBACK = Buffer.from('Q\0\0\0\rROLLBACK\0', 'latin1');

/**
 * PGlite has one session. Clients take turns on it: one unit of the protocol (a query, or everything up to a Sync) at a
 * time, and a client that is in a transaction keeps its turn until the transaction has ended or the client is gone.
 *
 * Notifications arrive in whatever answer comes next, so they are copied to all clients that have ever listened: only so can
 * one client LISTEN to what another one notifies.
 */
export class SharedSession {
  readonly #clients = new Set<Client>();
  readonly #listening = new Set<Client>();
  readonly #kept = new KeptStatements();
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
    this.#listening.delete(client);
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
    if (this.#owner === undefined && this.#kept.isStale) await this.#forgetStatements();
    const rewritten = this.#kept.rewrite(messages);
    const answered = await this.#ask(rewritten?.messages ?? messages.map(({ bytes }) => bytes));
    const answer = rewritten?.answerOf(answered) ?? answered;
    const { notifications, inTransaction, commands } = readAnswer(answer);
    if (commands.includes('LISTEN')) this.#listening.add(client);
    if (commands.some((command) => CHANGES.has(command))) await this.#forgetStatements();
    if (inTransaction !== undefined) this.#owner = inTransaction ? client : undefined;
    if (this.#clients.has(client)) client.write(answer);
    else if (this.#owner === client) this.submit(client, [{ type: 'Q', bytes: ROLLBACK }]); // it left meanwhile
    if (notifications.length === 0) return;
    const copied = Buffer.concat(notifications);
    for (const other of this.#listening) if (other !== client) other.write(copied);
  }

  /** In a transaction that has failed the database keeps them, but they are not used any more. */
  async #forgetStatements(): Promise<void> {
    this.#kept.forget();
    await this.#ask([DEALLOCATE_ALL]);
  }

  /** All messages at once: each call into the database has its price. */
  async #ask(messages: readonly Uint8Array[]): Promise<Buffer> {
    return Buffer.from(await this.database.execProtocolRaw(Buffer.concat(messages)));
  }
}

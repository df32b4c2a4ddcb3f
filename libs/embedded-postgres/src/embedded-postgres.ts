import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { ClientMessages, type ClientMessage } from './frames';
import { SharedSession } from './shared-session';

export interface EmbeddedOptions {
  /** Where it keeps its files; made if it is not there. */
  readonly folder: string;
  /** SQL for the one session that all clients share, such as its search path. */
  readonly prepare?: string;
}

/** Ends a unit of the protocol: what comes before it is not to be interleaved with another client's messages. */
const ENDS_UNIT = new Set(['Q', 'S', 'F', 'startup']);

/**
 * PostgreSQL as WebAssembly in a folder, served at a socket that only this user can reach: so everything else speaks to
 * it as to any PostgreSQL, in its own process.
 */
export class EmbeddedPostgres {
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly database: PGlite,
    private readonly server: Server,
    private readonly socketFolder: string,
  ) {}

  static async open({ folder, prepare }: EmbeddedOptions): Promise<EmbeddedPostgres> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const database = await PGlite.create({ dataDir: folder });
    if (prepare !== undefined) await database.exec(prepare);
    // Not in the data folder: a socket's path has at most some hundred characters.
    const socketFolder = mkdtempSync(join(tmpdir(), 'heddle-'));
    const server = createServer();
    const embedded = new EmbeddedPostgres(database, server, socketFolder);
    const session = new SharedSession(database);
    server.on('connection', (socket) => embedded.#serve(socket, session));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(join(socketFolder, '.s.PGSQL.5432'), resolve);
    });
    return embedded;
  }

  /** A connection string for `pg` and for Prisma's adapter. */
  get url(): string {
    return `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(this.socketFolder)}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
    await this.database.close();
    rmSync(this.socketFolder, { recursive: true, force: true });
  }

  #serve(socket: Socket, session: SharedSession): void {
    this.#sockets.add(socket);
    session.join(socket);
    const messages = new ClientMessages();
    let unit: ClientMessage[] = [];
    socket.on('data', (chunk) => {
      for (const message of messages.push(chunk)) {
        if (message.type === 'encryption') socket.write('N');
        else if (message.type === 'cancel' || message.type === 'X') socket.end();
        else unit.push(message);
        if (!ENDS_UNIT.has(message.type)) continue;
        session.submit(socket, unit);
        unit = [];
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#sockets.delete(socket);
      session.leave(socket);
    });
  }
}

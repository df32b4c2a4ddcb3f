import type { ClientMessage } from './frames';

/** After so many uses all statements are parsed and planned again: their tables have grown meanwhile. */
const USES = 5_000;

/** More than anybody asks again and again. */
const MOST = 500;

/** `DEALLOCATE ALL` as a simple query. */
export const DEALLOCATE_ALL = Buffer.from('Q\0\0\0\x13DEALLOCATE ALL\0', 'latin1');

const PARSE_COMPLETE = Buffer.from('1\0\0\0\x04', 'latin1');

/** What goes to the database in place of a unit of the protocol. */
export interface Rewritten {
  readonly messages: readonly Uint8Array[];
  /** Turns the database's answer into the one to the unit. */
  readonly answerOf: (answer: Buffer) => Buffer;
}

/**
 * Statements that clients send without a name, kept under names in the session that they share. Of what a short statement
 * costs, three quarters are its parsing and planning, and all clients ask the same few over and over.
 */
export class KeptStatements {
  /** By text and parameter types, as in a Parse message. */
  #names = new Map<string, string>();
  #made = 0;
  #uses = 0;

  /** Time to forget all, for a client that is in no transaction. */
  get isStale(): boolean {
    return this.#uses >= USES || this.#names.size >= MOST;
  }

  /** The session has them no more, or must not use them any more. */
  forget(): void {
    this.#names = new Map();
    this.#uses = 0;
  }

  /** Undefined: the unit is none of a statement without a name, and goes to the database as it is. */
  rewrite(unit: readonly ClientMessage[]): Rewritten | undefined {
    const statement = unnamedStatement(unit);
    if (statement === undefined) return undefined;
    this.#uses++;
    const [, bind, ...rest] = unit.map(({ bytes }) => bytes);
    const known = this.#names.get(statement);
    if (known !== undefined) {
      const messages = [bound(bind!, known), ...rest];
      return { messages, answerOf: (answer) => Buffer.concat([PARSE_COMPLETE, answer]) };
    }
    const name = `kept${this.#made++}`;
    const parse = message('P', Buffer.from(`${name}\0`), Buffer.from(statement, 'latin1'));
    return {
      messages: [parse, bound(bind!, name), ...rest],
      answerOf: (answer) => {
        if (answer[0] === PARSE_COMPLETE[0]) this.#names.set(statement, name);
        return answer;
      },
    };
  }
}

/** What `pg` sends for a query with parameters: Parse, Bind, Describe (of the portal), Execute, Sync; neither of the two named. */
function unnamedStatement(unit: readonly ClientMessage[]): string | undefined {
  if (unit.map(({ type }) => type).join('') !== 'PBDES') return undefined;
  const [parse, bind, describe] = unit.map(({ bytes }) => bytes);
  if (parse![5] !== 0 || bind![5] !== 0 || bind![6] !== 0 || describe![5] !== 'P'.charCodeAt(0))
    return undefined;
  return Buffer.from(parse!.subarray(6)).toString('latin1');
}

/** A Bind message without names, of the named statement. */
function bound(bind: Uint8Array, name: string): Buffer {
  return message('B', Buffer.from(`\0${name}\0`), bind.subarray(7));
}

function message(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const header = Buffer.alloc(5);
  header.write(type, 'latin1');
  header.writeInt32BE(4 + parts.reduce((sum, { length }) => sum + length, 0), 1);
  return Buffer.concat([header, ...parts]);
}

// A small client of Heddle's API, as much of it as the examples need. Nothing but Node 20 or newer.
import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Somebody who has signed in. */
export class Client {
  #url;
  #headers = {};

  constructor(url) {
    this.#url = url;
  }

  static async signIn(url, login, password) {
    const client = new Client(url);
    const response = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    const me = await answer(response);
    const [cookie] = response.headers.getSetCookie();
    // Whatever changes something has to carry the session's token.
    client.#headers = { cookie: cookie.split(';')[0], 'x-csrf-token': me.csrfToken };
    client.id = me.id;
    return client;
  }

  get(path) {
    return this.#ask('GET', path);
  }

  post(path, body, headers) {
    return this.#ask('POST', path, body, headers);
  }

  put(path, body, headers) {
    return this.#ask('PUT', path, body, headers);
  }

  /** Repeated with the same key it is taken once, whatever the network does. */
  submit(assignment, exercise, submission) {
    return this.post(`/api/assignments/${assignment}/exercises/${exercise}/submissions`, submission, {
      'idempotency-key': randomUUID(),
    });
  }

  /** Server-sent events, each as its name and data; a connection that breaks is taken up after the last one seen. */
  async *events(path) {
    let last;
    for (;;) {
      const headers = { ...this.#headers, ...(last !== undefined && { 'last-event-id': last }) };
      const response = await fetch(this.#url + path, { headers });
      if (response.status === 204) return;
      if (!response.ok) await answer(response);
      let text = '';
      try {
        for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
          text += chunk;
          for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) {
            const field = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(text.slice(0, end))?.[1];
            if (field('data') === undefined) continue; // a comment
            last = field('id');
            yield { event: field('event'), data: JSON.parse(field('data')) };
          }
        }
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 500)); // the server is away for a moment
      }
    }
  }

  async #ask(method, path, body, headers = {}) {
    const raw = body instanceof Uint8Array || typeof body === 'string';
    const response = await fetch(this.#url + path, {
      method,
      headers: {
        ...this.#headers,
        ...(body !== undefined && !raw && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: raw || body === undefined ? body : JSON.stringify(body),
    });
    return await answer(response);
  }
}

/** Errors are problem documents with a stable `code`, and name the fields that are wrong. */
async function answer(response) {
  const text = await response.text();
  const isJson = /json$|json;/.test(response.headers.get('content-type') ?? '');
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${text}`);
  return isJson ? JSON.parse(text) : text;
}

/** A zip of texts by name, not compressed. */
export function zip(files) {
  const [parts, entries] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, content] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2); // names are UTF-8
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(path.length, 22);
    parts.push(Buffer.from('PK\x03\x04'), common, path, content);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(Buffer.from('PK\x01\x02\x14\x00'), common, rest, path);
    offset += 30 + path.length + content.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

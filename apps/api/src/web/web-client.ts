import { randomBytes } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { pagePolicy, WORKER_POLICY } from './policy';

/** Where vite.config.js wants the nonce. */
const NONCE = '__NONCE__';

/** These answer themselves, whatever a browser accepts. */
const SERVER_PATHS = /^\/(?:api(?:\/|$)|healthz$|readyz$|metrics$)/;

const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

interface Build {
  readonly index: string;
  /** Only these names are ever looked for on the disk. */
  readonly files: ReadonlySet<string>;
  readonly madeFrom: string | undefined;
}

/**
 * The built web client: its files, which carry a hash in their name and are kept by browsers for good, and for every other
 * path the page itself, which shows what the path says. A client that is built anew meanwhile takes the old one's place,
 * since a page that asks for files that are gone would stay empty.
 */
export function webClient(folder: string): RequestHandler {
  if (!existsSync(join(folder, 'index.html'))) return notBuilt;
  let build = read(folder);
  const latest = (): Build => {
    const madeFrom = madeFromIn(folder);
    if (madeFrom !== undefined && madeFrom !== build.madeFrom) build = read(folder);
    return build;
  };
  return (request, response, next) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || SERVER_PATHS.test(request.path)) {
      next();
      return;
    }
    const name = request.path.slice(1);
    const { files, index } = latest();
    if (files.has(name)) sendFile(folder, name, files, request, response);
    else if (name.startsWith('assets/') || !request.accepts('html')) next();
    else sendPage(index, response);
  };
}

function read(folder: string): Build {
  const index = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = globSync('**/*', { cwd: folder })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name !== 'index.html' && statSync(join(folder, name)).isFile());
  return { index, files: new Set(files), madeFrom: madeFromIn(folder) };
}

/** What tells one build from another; undefined: it is just being written. */
function madeFromIn(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, 'made-from'), 'utf8');
  } catch {
    return undefined;
  }
}

function sendPage(index: string, response: Response): void {
  const nonce = randomBytes(16).toString('base64');
  response
    .set('Content-Security-Policy', pagePolicy(nonce))
    .type('html')
    .send(index.replaceAll(NONCE, nonce));
}

function sendFile(
  folder: string,
  name: string,
  files: ReadonlySet<string>,
  request: Request,
  response: Response,
): void {
  const accepted = request.acceptsEncodings(...ENCODINGS.map(([encoding]) => encoding));
  const compressed = ENCODINGS.find(([encoding, end]) => encoding === accepted && files.has(name + end));
  response.set({
    'Cache-Control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
    ...(/worker[^/]*\.js$/i.test(name) && { 'Content-Security-Policy': WORKER_POLICY }),
    ...(compressed !== undefined && { 'Content-Encoding': compressed[0] }),
  });
  response.type(name.slice(name.lastIndexOf('.')));
  response.sendFile(name + (compressed?.[1] ?? ''), { root: folder, cacheControl: false });
}

function notBuilt(request: Request, response: Response, next: NextFunction): void {
  if (request.method !== 'GET' || request.path !== '/') next();
  else
    response
      .type('text')
      .send('The web client is not built: run `npm run build`. The API is at /api/docs.\n');
}

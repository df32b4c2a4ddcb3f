import { invalidType, nodeError } from '../events/errors';
import type { Stamps } from '../stamps';
import { isObject, type Running } from '../types';

const RELATIVE = /^\.{1,2}\//;
const NO_CODE_FROM_TEXT = 'a worker cannot be made from text here ({ eval: true }); start one with a file';

/** As much of `URL` as the address of a program's file needs: absolute ones, and relative ones with a base. */
export class FileURL {
  readonly #href: string;
  constructor(url: unknown, base?: unknown) {
    const text = textOf(url);
    if (/^[a-z][a-z\d+.-]*:/i.test(text)) this.#href = text;
    else if (base === undefined)
      throw Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL' });
    else this.#href = resolved(text, textOf(base));
  }
  get href(): string {
    return this.#href;
  }
  get protocol(): string {
    return this.#href.slice(0, this.#href.indexOf(':') + 1);
  }
  get pathname(): string {
    return this.#href.replace(/^[^:]*:(\/\/[^/]*)?/, '').replace(/[?#].*$/, '');
  }
  toString(): string {
    return this.#href;
  }
  toJSON(): string {
    return this.#href;
  }
}

function textOf(url: unknown): string {
  return String(url);
}

function resolved(relative: string, base: string): string {
  if (relative.startsWith('/')) return base.replace(/^(\w+:\/\/[^/]*).*$/, `$1${relative}`);
  const parts = base
    .replace(/[?#].*$/, '')
    .split('/')
    .slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** `node:url`, as far as programs use it to find their own file. */
export const urlModule = {
  URL: FileURL,
  fileURLToPath: (url: unknown): string => new FileURL(url).pathname,
  pathToFileURL: (path: unknown): FileURL => new FileURL(`file://${String(path)}`),
};

/**
 * What a worker is to run: a file of the program, by its name. Where it lies is nobody's business here.
 *
 * @param ofHarness may it start the harness, too?
 * @throws if there is no such file, or it is none
 */
export function moduleNamed(
  file: unknown,
  options: Record<string, unknown>,
  { modules }: Stamps,
  ofHarness: boolean,
): () => Running<object> {
  if (options['eval'] === true) throw new TypeError(NO_CODE_FROM_TEXT);
  const text = pathOf(file);
  const name = plainName(text);
  const known = modules.get(name) ?? (name === 'starter' ? modules.get('submission') : undefined);
  const found = name === 'harness' && !ofHarness ? undefined : known;
  if (found !== undefined) return found;
  throw nodeError(
    new Error(
      `Cannot find module '${text}': a program here is one file, so a worker starts that file again, with ` +
        'new Worker(new URL(import.meta.url)), and asks isMainThread which of the two it is',
    ),
    'ERR_MODULE_NOT_FOUND',
  );
}

function pathOf(file: unknown): string {
  if (typeof file === 'string') {
    if (RELATIVE.test(file) || file.startsWith('/')) return file;
    const hint = file.startsWith('file:') ? " Wrap file:// URLs with 'new URL'." : '';
    throw nodeError(
      new TypeError(
        'The worker script or module filename must be an absolute path or a relative path starting with ' +
          `'./' or '../'.${hint} Received ${JSON.stringify(file)}`,
      ),
      'ERR_WORKER_PATH',
    );
  }
  if (!isObject(file) || !('href' in file))
    throw invalidType('filename', 'of type string or an instance of URL', file);
  const text = textOf(file);
  if (!text.startsWith('file:'))
    throw nodeError(new TypeError('The URL must be of scheme file'), 'ERR_INVALID_URL_SCHEME');
  return text;
}

/** A file's name without its folder and its ending. */
export function plainName(path: string): string {
  return path
    .replace(/[?#].*$/, '')
    .replace(/^.*\//, '')
    .replace(/\.[cm]?[jt]s$/, '');
}

import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { ProblemError } from '../http/problem-error';

export interface UnzipLimits {
  readonly files: number;
  /** Bytes of one file, unpacked. */
  readonly fileBytes: number;
  /** Bytes of all files, unpacked. */
  readonly totalBytes: number;
}

/**
 * The files of an archive by their names, in memory: nothing is written anywhere, so a name can lead nowhere. Names that
 * try to, links, encrypted entries, and what unpacks to more than the limits or than it says are refused with the entry's name.
 *
 * @throws {ProblemError}
 */
export async function unzip(bytes: Buffer, limits: UnzipLimits): Promise<ReadonlyMap<string, Buffer>> {
  const archive = await open(bytes);
  const files = new Map<string, Buffer>();
  let total = 0;
  try {
    for await (const entry of archive.eachEntry()) {
      const name = entry.fileName;
      if (name.endsWith('/') || isMetadata(name)) continue;
      checkEntry(entry, files);
      total += entry.uncompressedSize;
      if (entry.uncompressedSize > limits.fileBytes) {
        throw refused(name, `has more than ${limits.fileBytes / 1024} KB`);
      }
      if (total > limits.totalBytes) throw refused(name, `makes it more than ${limits.totalBytes / 1024} KB`);
      if (files.size === limits.files)
        throw refused(name, `is one more than the ${limits.files} files allowed`);
      files.set(name, await contentOf(archive, entry));
    }
  } catch (error) {
    throw error instanceof ProblemError ? error : damaged(error);
  }
  if (files.size === 0) throw new ProblemError('invalid-file', 'The archive has no files in it.');
  return files;
}

async function open(bytes: Buffer): Promise<ZipFile> {
  try {
    // Names with `..`, backslashes or a leading slash, and sizes that are not as declared, are errors of the library.
    return await fromBufferPromise(bytes, { strictFileNames: true, validateEntrySizes: true });
  } catch (error) {
    throw damaged(error);
  }
}

/** What archivers of desktops add. */
function isMetadata(name: string): boolean {
  return name.startsWith('__MACOSX/') || /(^|\/)(\.DS_Store|Thumbs\.db)$/.test(name);
}

const S_IFMT = 0o170000;
const S_IFREG = 0o100000;

function checkEntry(entry: Entry, files: ReadonlyMap<string, Buffer>): void {
  const name = entry.fileName;
  if (!isUsableName(name)) throw refused(JSON.stringify(name), 'is no usable name');
  if (files.has(name)) throw refused(name, 'is in the archive twice');
  if (entry.isEncrypted()) throw refused(name, 'is encrypted');
  const type = (entry.externalFileAttributes >>> 16) & S_IFMT;
  if (type !== 0 && type !== S_IFREG) throw refused(name, 'is a link or a device; only plain files are read');
}

async function contentOf(archive: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export function isUsableName(name: string): boolean {
  return name.length <= 500 && name.isWellFormed() && !/\p{Cc}/u.test(name);
}

function refused(name: string, why: string): ProblemError {
  return new ProblemError('invalid-file', `${name} ${why}.`, [{ field: name, message: why }]);
}

function damaged(error: unknown): ProblemError {
  const why = error instanceof Error ? error.message : 'unknown';
  return new ProblemError('invalid-file', `This is not an archive that can be read: ${why}.`);
}

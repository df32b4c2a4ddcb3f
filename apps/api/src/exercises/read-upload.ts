import { withoutNul } from '@heddle/contract';
import { inspectPackage, type Package, type PackageFiles } from '@heddle/exercise';
import { ProblemError } from '../http/problem-error';
import { isUsableName, unzip } from '../uploads/unzip';

const LIMITS = { files: 200, fileBytes: 256 * 1024, totalBytes: 8 * 1024 * 1024 };

/**
 * An exercise out of an archive of its folder (or of what is in its folder). Everything that is wrong is said with its file
 * and line. Nothing of it is run here.
 *
 * @throws {ProblemError}
 */
export async function readArchive(archive: Buffer): Promise<Package> {
  const entries = await unzip(archive, LIMITS);
  const yaml = [...entries.keys()]
    .filter((name) => /(^|\/)exercise\.yaml$/.test(name))
    .sort((a, b) => a.length - b.length)[0];
  if (yaml === undefined) throw new ProblemError('invalid-file', 'There is no exercise.yaml in the archive.');
  const root = yaml.slice(0, -'exercise.yaml'.length);
  const files = new Map<string, string>();
  for (const [name, bytes] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!name.startsWith(root)) throw problemIn(name, `is not in the folder of exercise.yaml`);
    files.set(name.slice(root.length), textOf(name, decoded(name, bytes)));
  }
  return packageOf(files, root);
}

/**
 * The same out of files that came as JSON, with the same limits.
 *
 * @throws {ProblemError}
 */
export function readFiles(sent: Readonly<Record<string, string>>): Package {
  const entries = Object.entries(sent).sort(([a], [b]) => (a < b ? -1 : 1));
  const oneTooMany = entries[LIMITS.files];
  if (oneTooMany !== undefined)
    throw problemIn(oneTooMany[0], `is one more than the ${LIMITS.files} files allowed`);
  const files = new Map<string, string>();
  for (const [name, text] of entries) {
    if (!isUsableName(name)) throw problemIn(JSON.stringify(name), 'is no usable name');
    if (Buffer.byteLength(text) > LIMITS.fileBytes)
      throw problemIn(name, `has more than ${LIMITS.fileBytes / 1024} KB`);
    files.set(name, textOf(name, text));
  }
  return packageOf(files, '');
}

/** @param root where exercise.yaml is, with a slash at its end; without a folder of its own it is called what it calls itself */
function packageOf(files: PackageFiles, root: string): Package {
  const id = /^id:\s*([a-z][a-z0-9-]*)\s*$/m.exec(files.get('exercise.yaml') ?? '')?.[1];
  const { exercise, problems } = inspectPackage(files, root === '' ? (id ?? 'exercise') : root);
  if (problems.length > 0 || exercise === undefined) {
    const errors = problems.map(({ file, line, message, hint }) => ({
      field: file,
      message: `${message} ${hint}`,
      ...(line !== undefined && { line }),
    }));
    throw new ProblemError('invalid-file', problems[0]?.located, errors.slice(0, 100));
  }
  return { exercise, files };
}

function decoded(name: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw problemIn(name, 'is not UTF-8 text');
  }
}

/** As it is kept: PostgreSQL has neither NUL nor half a character. */
function textOf(name: string, text: string): string {
  if (!text.isWellFormed() || !withoutNul(text)) throw problemIn(name, 'is not text');
  return text.replaceAll('\r\n', '\n');
}

function problemIn(field: string, message: string): ProblemError {
  return new ProblemError('invalid-file', `${field} ${message}.`, [{ field, message }]);
}

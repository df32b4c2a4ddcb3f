import { inspectPackage, type Exercise } from '@heddle/exercise';
import { ProblemError } from '../http/problem-error';
import { unzip } from '../uploads/unzip';

const LIMITS = { files: 200, fileBytes: 256 * 1024, totalBytes: 8 * 1024 * 1024 };

/**
 * An exercise out of an archive of its folder (or of what is in its folder). Everything that is wrong is said with its file
 * and line. Nothing of it is run here.
 *
 * @throws {ProblemError}
 */
export async function readExercise(archive: Buffer): Promise<Exercise> {
  const entries = await unzip(archive, LIMITS);
  const yaml = [...entries.keys()]
    .filter((name) => /(^|\/)exercise\.yaml$/.test(name))
    .sort((a, b) => a.length - b.length)[0];
  if (yaml === undefined) throw new ProblemError('invalid-file', 'There is no exercise.yaml in the archive.');
  const root = yaml.slice(0, -'exercise.yaml'.length);
  const files = new Map<string, string>();
  for (const [name, bytes] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!name.startsWith(root)) throw problemIn(name, `is not in the folder of exercise.yaml`);
    files.set(name.slice(root.length), textOf(name, bytes));
  }
  const id = /^id:\s*([a-z][a-z0-9-]*)\s*$/m.exec(files.get('exercise.yaml') ?? '')?.[1];
  // Without a folder of its own it is called what it calls itself.
  const { exercise, problems } = inspectPackage(files, root === '' ? (id ?? 'exercise') : root);
  if (problems.length > 0 || exercise === undefined) {
    const errors = problems.map(({ file, line, message, hint }) => ({
      field: file,
      message: `${message} ${hint}`,
      ...(line !== undefined && { line }),
    }));
    throw new ProblemError('invalid-file', problems[0]?.located, errors.slice(0, 100));
  }
  return exercise;
}

function textOf(name: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch {
    throw problemIn(name, 'is not UTF-8 text');
  }
}

function problemIn(field: string, message: string): ProblemError {
  return new ProblemError('invalid-file', `${field} ${message}.`, [{ field, message }]);
}

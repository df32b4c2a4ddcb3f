import type { Language } from '@heddle/contract';
import { extensionOf } from '@heddle/exercise';
import { submissionOf } from '@heddle/grading';
import { ProblemError, type FieldError } from '../http/problem-error';
import { unzip } from '../uploads/unzip';

const LIMITS = { files: 5_000, fileBytes: 300 * 1024, totalBytes: 64 * 1024 * 1024 };

export interface BatchFile {
  readonly file: string;
  readonly source: string;
}

/**
 * The programs in an archive. Everything that cannot be graded is named at once, and then nothing is; hidden files, and
 * other people's packages, are not looked at.
 *
 * @throws {ProblemError}
 */
export async function readBatch(archive: Buffer, language: Language): Promise<readonly BatchFile[]> {
  const extension = extensionOf(language);
  const errors: FieldError[] = [];
  const files: BatchFile[] = [];
  for (const [file, bytes] of await unzip(archive, LIMITS)) {
    if (file.split('/').some((part) => part.startsWith('.') || part === 'node_modules')) continue;
    if (!file.endsWith(extension) || file.endsWith('.d.ts')) {
      errors.push({ field: file, message: `is no ${extension} file` });
      continue;
    }
    const { source, problem } = submissionOf(file, bytes);
    if (problem === undefined) files.push({ file, source });
    else errors.push({ field: file, message: problem });
  }
  if (files.length === 0 && errors.length === 0)
    errors.push({ field: 'file', message: `has no ${extension} file` });
  if (errors.length === 0) return files;
  const [first] = errors;
  const detail = `${first!.field}: ${first!.message} Nothing was graded.`;
  throw new ProblemError('invalid-file', detail, errors.slice(0, 100));
}

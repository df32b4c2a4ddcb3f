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

export interface SortedBatch {
  readonly files: readonly BatchFile[];
  readonly refused: readonly FieldError[];
}

/** What is in an archive: programs, and what is none; hidden files, and other people's packages, are not looked at. */
export async function sortBatch(archive: Buffer, language: Language): Promise<SortedBatch> {
  const extension = extensionOf(language);
  const refused: FieldError[] = [];
  const files: BatchFile[] = [];
  for (const [file, bytes] of await unzip(archive, LIMITS)) {
    if (file.split('/').some((part) => part.startsWith('.') || part === 'node_modules')) continue;
    if (!file.endsWith(extension) || file.endsWith('.d.ts')) {
      refused.push({ field: file, message: `is no ${extension} file` });
      continue;
    }
    const { source, problem } = submissionOf(file, bytes);
    if (problem === undefined) files.push({ file, source });
    else refused.push({ field: file, message: problem });
  }
  if (files.length === 0 && refused.length === 0)
    refused.push({ field: 'file', message: `has no ${extension} file` });
  return { files, refused };
}

/**
 * The programs in an archive. Everything that cannot be graded is named at once, and then nothing is.
 *
 * @throws {ProblemError}
 */
export async function readBatch(archive: Buffer, language: Language): Promise<readonly BatchFile[]> {
  const { files, refused } = await sortBatch(archive, language);
  const [first] = refused;
  if (first === undefined) return files;
  const detail = `${first.field}: ${first.message} Nothing was graded.`;
  throw new ProblemError('invalid-file', detail, refused.slice(0, 100));
}

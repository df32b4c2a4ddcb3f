import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { contentHash } from '@heddle/exercise';
import { CallerError } from './errors';

/** What a student handed in. A `problem` is why it cannot even be read as a program: a sentence for the student. */
export interface Submission {
  /** Its name as given; what reports call it. */
  readonly file: string;
  readonly source: string;
  readonly problem?: string;
}

export const MAX_SUBMISSION_BYTES = 256 * 1024;

/** @throws {CallerError} if there is no such file or it may not be read. */
export function readSubmission(path: string, name = basename(path)): Submission {
  const bytes = read(path);
  if (bytes instanceof Uint8Array) return submissionOf(name, bytes);
  return { file: name, source: '', problem: tooBig(bytes.size) };
}

/** Checks what an upload or a file contains, before anything tries to parse it. */
export function submissionOf(file: string, bytes: Uint8Array): Submission {
  const unusable = (problem: string): Submission => ({ file, source: '', problem });
  if (bytes.length > MAX_SUBMISSION_BYTES) return unusable(tooBig(bytes.length));
  if (bytes.includes(0))
    return unusable('This is not a text file: it contains NUL bytes. Hand in the source.');
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unusable('This is not UTF-8 text. Save the file as UTF-8 and hand it in again.');
  }
  if (source.trim() === '') return unusable('The file is empty.');
  return { file, source: source.replaceAll('\r\n', '\n') };
}

export function programHash(submission: Submission): string {
  return contentHash(submission.source);
}

function read(path: string): Uint8Array | { readonly size: number } {
  try {
    const stat = statSync(path);
    if (stat.isFile()) return stat.size > MAX_SUBMISSION_BYTES ? { size: stat.size } : readFileSync(path);
  } catch (error) {
    throw new CallerError(`${path} cannot be read: ${reason(error)}.`, 'Check its name and its permissions.');
  }
  throw new CallerError(`${path} is not a file.`, "Name the student's source file.");
}

function reason(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  return error instanceof Error ? error.message : String(error);
}

function tooBig(bytes: number): string {
  const size =
    bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} KB`;
  return `The file has ${size}; at most ${MAX_SUBMISSION_BYTES / 1024} KB are graded.`;
}

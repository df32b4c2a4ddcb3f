import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TeacherError } from './teacher-error';

const MAX_FILE_BYTES = 256 * 1024;
const MAX_FILES = 200;

/** The text of every file of a package by its path relative to the folder (always with `/`), in a fixed order. */
export type PackageFiles = ReadonlyMap<string, string>;

/**
 * Reads a package into memory once; nothing reads its folder afterwards. Symbolic links are refused rather than
 * followed: an uploaded package could point one at any file of this machine.
 */
export function readPackage(folder: string): PackageFiles {
  const files = new Map<string, string>();
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) {
    throw new TeacherError(
      'There is no such exercise.',
      { file: folder },
      'Name the folder that holds exercise.yaml.',
    );
  }
  if (!stat.isDirectory()) {
    const what = stat.isSymbolicLink() ? 'a symbolic link' : 'not a folder';
    throw new TeacherError(`This is ${what}.`, { file: folder }, 'Name the folder that holds exercise.yaml.');
  }
  readFolder(folder, '', files);
  return files;
}

function readFolder(folder: string, prefix: string, files: Map<string, string>): void {
  for (const name of readdirSync(folder).sort()) {
    const file = `${prefix}${name}`;
    const path = join(folder, name);
    const stat = lstatSync(path);
    if (stat.isDirectory()) {
      readFolder(path, `${file}/`, files);
    } else if (!stat.isFile()) {
      throw new TeacherError(
        'Only plain files are allowed in an exercise.',
        { file },
        'Replace the link by a copy.',
      );
    } else if (stat.size > MAX_FILE_BYTES) {
      const size = `${Math.ceil(stat.size / 1024)} KB`;
      throw new TeacherError(`The file has ${size}; at most 256 KB are read.`, { file }, 'Make it smaller.');
    } else if (files.size === MAX_FILES) {
      throw new TeacherError(
        `The exercise has more than ${MAX_FILES} files.`,
        { file },
        'Remove what is not part of it.',
      );
    } else {
      files.set(file, readText(path, file));
    }
  }
}

function readText(path: string, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)).replaceAll('\r\n', '\n');
  } catch {
    throw new TeacherError(
      'The file cannot be read as UTF-8 text.',
      { file },
      'Save it as UTF-8, and check its permissions.',
    );
  }
}

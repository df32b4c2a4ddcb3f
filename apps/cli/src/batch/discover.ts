import { lstatSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { CallerError } from '@heddle/grading';

export interface Candidate {
  readonly path: string;
  /** What reports call it: the file's name, or its path within the folder that was named. */
  readonly name: string;
}

const MAX_SUBMISSIONS = 10_000;

/**
 * The submissions that the arguments name. In a folder, every file of the language at any depth; links are not
 * followed, and files that configure tools (a planted `package.json`, `.babelrc`) are not even looked at.
 */
export function discover(paths: readonly string[], extension: string): readonly Candidate[] {
  const found = paths.flatMap((path) => {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory() !== true) return [{ path, name: basename(path) }];
    const files = filesIn(path, extension);
    if (files.length === 0) {
      throw new CallerError(
        `There is no ${extension} file in ${path}.`,
        'Name the folder that holds the submissions.',
      );
    }
    return files.map((file) => ({ path: file, name: relative(path, file).replaceAll('\\', '/') }));
  });
  if (found.length > MAX_SUBMISSIONS) {
    throw new CallerError(
      `These are ${found.length} submissions; a batch has at most 10,000.`,
      'Grade them in parts.',
    );
  }
  return found;
}

function filesIn(folder: string, extension: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path, extension);
      return entry.isFile() && entry.name.endsWith(extension) && !entry.name.endsWith('.d.ts') ? [path] : [];
    });
}

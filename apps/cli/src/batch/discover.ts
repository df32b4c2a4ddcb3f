import { lstatSync, readdirSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { languageOf } from '@heddle/exercise';
import { CallerError } from '@heddle/grading';

export interface Candidate {
  readonly path: string;
  /** What reports call it: the file's name, or its path within the folder that was named. */
  readonly name: string;
}

const MAX_SUBMISSIONS = 10_000;
const MAX_LISTED = 10;

/**
 * The submissions that the arguments name. In a folder, every file of these languages at any depth; links are not
 * followed, and files that configure tools (a planted `package.json`, `.babelrc`) are not even looked at. What may have
 * been meant as a submission and is not graded, because its name ends otherwise, is told to `onSkipped`.
 */
export function discover(
  paths: readonly string[],
  extensions: readonly string[],
  onSkipped: (names: string) => void = () => undefined,
): readonly Candidate[] {
  const skipped: string[] = [];
  const found = paths.flatMap((path) => {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory() !== true) return [{ path, name: basename(path) }];
    const all = filesIn(path);
    const isSource = (file: string): boolean => extensions.some((extension) => file.endsWith(extension));
    const files = all.filter((file) => isSource(file) && !file.endsWith('.d.ts'));
    skipped.push(
      ...all.filter((file) => !isSource(file) && looksLikeWork(file)).map((file) => relative(path, file)),
    );
    if (files.length === 0) {
      throw new CallerError(
        `There is no ${extensions.join(' or ')} file in ${path}.`,
        'Name the folder that holds the submissions.',
      );
    }
    return files.map((file) => ({ path: file, name: relative(path, file).replaceAll('\\', '/') }));
  });
  if (skipped.length > 0) onSkipped(listed(skipped));
  if (found.length > MAX_SUBMISSIONS) {
    throw new CallerError(
      `These are ${found.length} submissions; a batch has at most 10,000.`,
      'Grade them in parts.',
    );
  }
  return found;
}

/** A source file of another language, or a file without an ending. */
function looksLikeWork(file: string): boolean {
  return languageOf(file) !== undefined || extname(file) === '';
}

function listed(names: readonly string[]): string {
  const more = names.length > MAX_LISTED ? `, and ${names.length - MAX_LISTED} more` : '';
  return `${names.slice(0, MAX_LISTED).join(', ')}${more}.`;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path);
      return entry.isFile() ? [path] : [];
    });
}

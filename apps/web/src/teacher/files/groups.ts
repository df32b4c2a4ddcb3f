import type { ProgrammingLanguage } from '../../api/answers';

export interface FileGroup {
  /** The folder that its files are in; empty: the exercise's own. */
  readonly folder: string;
  readonly files: readonly string[];
}

const REFERENCES = /\/solutions\/accepted$/;

/** Files by their folders: the exercise's own, then each language's, then its solutions by verdict, the references first. */
export function groupsOf(files: readonly string[]): readonly FileGroup[] {
  const folders = Map.groupBy(files, folderOf);
  const rank = (folder: string) => (REFERENCES.test(folder) ? folder.slice(0, -'accepted'.length) : folder);
  return [...folders]
    .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
    .map(([folder, names]) => ({ folder, files: names.toSorted() }));
}

export function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

export function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** Undefined: a text. */
export function languageOf(file: string): ProgrammingLanguage | undefined {
  if (file.endsWith('.ts')) return 'typescript';
  return file.endsWith('.py') ? 'python' : undefined;
}

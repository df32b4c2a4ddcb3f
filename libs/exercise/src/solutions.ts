import { isVerdict } from '@heddle/verdict';
import type { Solution } from './exercise';
import { extensionOf, type Language } from './language';
import type { PackageFiles } from './package-files';
import { TeacherError } from './teacher-error';

/** The solutions of one language, each with the verdict that its folder names. */
export function collectSolutions(
  files: PackageFiles,
  language: Language,
  problems: TeacherError[],
): readonly Solution[] {
  const solutions: Solution[] = [];
  const prefix = `${language}/solutions/`;
  for (const [file, source] of files) {
    if (!file.startsWith(prefix)) continue;
    const [verdict = '', name, ...deeper] = file.slice(prefix.length).split('/');
    if (name === undefined || deeper.length > 0 || !name.endsWith(extensionOf(language))) {
      const shape = `${prefix}<verdict>/<name>${extensionOf(language)}`;
      problems.push(new TeacherError('This is not where a solution goes.', { file }, `Move it to ${shape}.`));
    } else if (!isVerdict(verdict)) {
      const hint = 'Name the folder after the verdict that its solutions must get, such as data-race.';
      problems.push(new TeacherError(`"${verdict}" is not a verdict.`, { file }, hint));
    } else {
      const misconception = verdict === 'accepted' ? '' : leadingComment(source, language);
      solutions.push({ file, source, verdict, misconception });
      if (verdict !== 'accepted' && misconception === '') problems.push(noMisconception(file));
    }
  }
  const rank = ({ verdict }: Solution) => (verdict === 'accepted' ? 0 : 1);
  return solutions.sort((a, b) => rank(a) - rank(b));
}

function noMisconception(file: string): TeacherError {
  return new TeacherError(
    'A wrong solution starts with a comment that says which misconception it shows.',
    { file, line: 1 },
    'For example: // "A lock protects, whichever lock it is."',
  );
}

/** The text of the comment that a source starts with, on one line; empty if it starts with anything else. */
export function leadingComment(source: string, language: Language): string {
  const text = source.trimStart();
  const block = language === 'python' ? /^(?:"""|''')([\s\S]*?)(?:"""|''')/ : /^\/\*+([\s\S]*?)\*\//;
  const line = language === 'python' ? /^(?:#[^\n]*(?:\n[ \t]*|$))+/ : /^(?:\/\/[^\n]*(?:\n[ \t]*|$))+/;
  const comment = block.exec(text)?.[1] ?? line.exec(text)?.[0] ?? '';
  return comment
    .split('\n')
    .map((part) => part.replace(/^\s*(?:\/\/+|#+|\*+)?/, '').trim())
    .filter((part) => part !== '')
    .join(' ');
}

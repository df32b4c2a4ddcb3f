import type { ExerciseInLanguage } from '@heddle/exercise';
import { pythonNames } from './python-names';
import type { Submission } from './submission';

/** A sentence if the submission does not export what the exercise asks for. */
export function missingExports(
  { file, source }: Submission,
  { exports, language }: Pick<ExerciseInLanguage, 'exports' | 'language'>,
): string | undefined {
  const exported = language === 'python' ? pythonNames(source) : exportedNames(source);
  if (exported.has('*')) return undefined;
  const missing = exports.filter((name) => !exported.has(name));
  const [first] = missing;
  if (first === undefined) return undefined;
  const all = missing.map((name) => `"${name}"`).join(', ');
  if (language === 'python') {
    return `${file} does not define ${all}. Define ${first} at the top level of the file, and keep its name.`;
  }
  const advice = DEFAULT.test(source)
    ? `\`export default\` hides a name: write \`export\` alone before the declaration of ${first}, and keep its name.`
    : `Write \`export\` before the declaration of ${first}, and keep its name.`;
  return `${file} does not export ${all}. ${advice}`;
}

const DEFAULT = /(?<![\w$.])export\s+default(?![\w$])/;
const EXPORT = /(?<![\w$.])export(?=[\s{*])/g;
const DECLARATION =
  /\s+(?:(?:declare|abstract|async)\s+)*(?:const\s+enum|function\s*\*?|class|enum|const|let|var)\s*(?=[\w$\s{[*])/y;
const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;
const NAMES = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

/** Looked at, of a list of variables. Bounded, or a text of nothing but `export const` costs the square of its length. */
const LONGEST_DECLARATION = 300;

/**
 * What a module that parses exports, to say a sentence earlier and clearer than the harness would fail. It looks at the
 * text only, so it takes what looks like an export inside a comment for one; and it goes over the text once, because a
 * student may choose the text.
 */
function exportedNames(source: string): ReadonlySet<string> {
  const names = new Set<string>();
  EXPORT.lastIndex = 0;
  for (let match = EXPORT.exec(source); match !== null; match = EXPORT.exec(source)) {
    const after = match.index + match[0].length;
    const rest = source.slice(after, after + 40).trimStart();
    if (rest.startsWith('*')) names.add('*');
    else if (rest.startsWith('{')) EXPORT.lastIndex = addList(source, after, names);
    else EXPORT.lastIndex = addDeclared(source, after, names);
  }
  return names;
}

/** `{ a, b as c }`: the last name of each entry. Answers where it ends. */
function addList(source: string, from: number, names: Set<string>): number {
  const end = endOf(source, '}', from);
  for (const entry of source.slice(source.indexOf('{', from) + 1, end).split(',')) {
    const last = entry.match(NAMES)?.at(-1);
    if (last !== undefined) names.add(last);
  }
  return end;
}

/** `function a`, `class A`, `const a = 1, b = 2`, `const { a, b } = c`. Answers where it stopped looking. */
function addDeclared(source: string, from: number, names: Set<string>): number {
  DECLARATION.lastIndex = from;
  const keyword = DECLARATION.exec(source)?.[0].trim();
  if (keyword === undefined) return from;
  const start = DECLARATION.lastIndex;
  NAME.lastIndex = start;
  const name = NAME.exec(source)?.[0];
  if (name !== undefined) names.add(name);
  if (!/^(?:const|let|var)$/.test(keyword.split(/\s+/).at(-1) ?? '')) return start;
  const declarations = source.slice(start, start + LONGEST_DECLARATION);
  for (const part of declarations.slice(0, endOf(declarations, ';', 0)).split(/[,{}[\]]/)) {
    const [declared] = part.match(NAMES) ?? [];
    if (declared !== undefined) names.add(declared);
  }
  return start;
}

function endOf(source: string, character: string, from: number): number {
  const at = source.indexOf(character, from);
  return at < 0 ? source.length : at;
}

import type { Submission } from './submission';

/** A sentence if the submission does not export what the exercise asks for. */
export function missingExports({ file, source }: Submission, names: readonly string[]): string | undefined {
  const missing = names.filter((name) => !exportsName(source, name));
  if (missing.length === 0) return undefined;
  const [first] = missing;
  const all = missing.map((name) => `"${name}"`).join(', ');
  return `${file} does not export ${all}. Write \`export\` before the declaration of ${first ?? ''}, and keep its name.`;
}

/**
 * Whether a TypeScript module exports a name. It is asked of modules that parse, and only to say a sentence earlier
 * than the harness would fail: what looks like an export inside a string or comment is taken for one.
 */
function exportsName(source: string, name: string): boolean {
  const word = name.replaceAll('$', '\\$');
  const declared = new RegExp(
    `export\\s+(?:declare\\s+|abstract\\s+|async\\s+)*(?:function\\s*\\*?|class|const|let|var|enum|const\\s+enum)\\s+${word}(?![\\w$])`,
  );
  const listed = new RegExp(`export\\s*\\{[^}]*(?:^|[\\s,{]|\\bas\\s+)${word}\\s*(?:,|\\}|$)`, 'm');
  const pattern = new RegExp(`export\\s+(?:const|let|var)\\s*[{[][^=]*(?<![\\w$])${word}(?![\\w$])`);
  const another = new RegExp(`export\\s+(?:const|let|var)\\s[^;]*,\\s*${word}\\s*[=:]`);
  const everything = /export\s*\*\s*from/;
  return [declared, listed, pattern, another, everything].some((expression) => expression.test(source));
}

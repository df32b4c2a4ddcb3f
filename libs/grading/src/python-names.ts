const DEFINITION = /^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+([\p{ID_Start}_][\p{ID_Continue}]*)/u;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}]*/gu;
const IMPORT = /^[ \t]*(?:from[ \t]+[\w.]+[ \t]+)?import[ \t]/;

/**
 * What a Python file may define, whatever the depth: said of a file that has failed, so that the sentence is earlier and
 * clearer than the harness's. Line by line, because a student may choose the text.
 */
export function pythonNames(source: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const line of source.split('\n')) {
    const defined = DEFINITION.exec(line)?.[1];
    if (defined !== undefined) names.add(defined);
    else if (IMPORT.test(line)) addAll(line, names);
    else if (!line.trimStart().startsWith('#')) addTargets(line, names);
  }
  return names;
}

/** `a = b = 1`, `a, b = 1, 2`, `a: int = 1`: all that stands before the last sign of an assignment. */
function addTargets(line: string, names: Set<string>): void {
  const parts = line.split(/(?<![=!<>+\-*/%&|^:@])=(?!=)/);
  for (const target of parts.slice(0, -1)) addAll(target.split(':')[0]!, names);
}

function addAll(text: string, names: Set<string>): void {
  for (const name of text.match(NAME) ?? []) names.add(name);
}

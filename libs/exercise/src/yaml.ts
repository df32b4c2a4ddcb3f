import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { TeacherError } from './teacher-error';

type Path = readonly PropertyKey[];

export type ParsedYaml<T> =
  | { readonly ok: true; readonly yaml: T; readonly lineOf: (path: Path) => number | undefined }
  | { readonly ok: false; readonly problems: readonly TeacherError[] };

/** A kind of YAML file in a package. */
export interface YamlFormat<T> {
  readonly schema: z.ZodType<T>;
  /** The JSON Schema that an editor can check it against. */
  readonly jsonSchema: string;
}

/** Parses and checks a YAML file; every problem carries its line. */
export function parseYaml<T>(file: string, text: string, format: YamlFormat<T>): ParsedYaml<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (path: Path) => lineOfPath(document, lines, path);

  const [syntax] = document.errors;
  if (syntax !== undefined) {
    const { line } = lines.linePos(syntax.pos[0]);
    const message = `This is not valid YAML: ${firstLine(syntax.message)}`;
    return {
      ok: false,
      problems: [new TeacherError(message, { file, line }, 'Mend the syntax first.')],
    };
  }
  const parsed = format.schema.safeParse(toPlain(document, file));
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) =>
            problem(`Unknown key "${[...issue.path, key].join('.')}".`, [...issue.path, key]),
          )
        : [problem(`${issue.path.join('.') || 'The file'}: ${issue.message}.`, issue.path)],
    );
    return { ok: false, problems };
  }
  return { ok: true, yaml: parsed.data, lineOf };

  function problem(message: string, path: Path): TeacherError {
    const hint = `See docs for the fields of this file, or let your editor check it against ${format.jsonSchema}.`;
    return new TeacherError(message, { file, line: lineOf(path) }, hint);
  }
}

/** Aliases may be used, but not to blow a small file up: the library refuses more than a hundred expansions. */
function toPlain(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new TeacherError(
      `This YAML cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      { file },
      'Write the values out instead of using aliases.',
    );
  }
}

/** The line of the deepest node on the path that exists, so that a missing key points at its parent. */
function lineOfPath(document: Document, lines: LineCounter, path: Path): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return undefined;
}

function offsetOf(document: Document, path: Path): number | undefined {
  const parent: unknown = path.length === 0 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent) && last !== undefined) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
    return pair !== undefined && isNode(pair.key) ? pair.key.range?.[0] : undefined;
  }
  const node: unknown = path.length === 0 ? parent : document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}

import { parse as parseModule } from '@babel/parser';
import * as t from '@babel/types';
import { CompileFailure, refuse } from './diagnostics';

const MAX_SOURCE_BYTES = 256 * 1024;
/** Deeper nesting would overflow the stack of the transformation, or of the engine that parses its result. */
const MAX_DEPTH = 600;

export function parseSource(source: string): t.File {
  if (byteLength(source) > MAX_SOURCE_BYTES) {
    fail(`the file is larger than ${MAX_SOURCE_BYTES / 1024} KB; submit source code only`);
  }
  if (source.includes('\0')) fail('the file contains binary data; submit source text only');
  const file = parseOrFail(source);
  refuseDeepNesting(file.program);
  return file;
}

function parseOrFail(source: string): t.File {
  try {
    return parseModule(source, { sourceType: 'module', plugins: ['typescript'], attachComment: false });
  } catch (error) {
    if (error instanceof RangeError) fail(TOO_DEEP);
    const { message, loc } = error as { message: string; loc?: { line: number; column: number } };
    throw new CompileFailure({
      message: sentence(message),
      line: loc?.line ?? 1,
      column: (loc?.column ?? 0) + 1,
      kind: 'compile-error',
    });
  }
}

export const TOO_DEEP = 'the code is nested too deeply; split it into smaller expressions and functions';

/** Babel appends the position, and names its own plugins. */
function sentence(message: string): string {
  if (message.includes('decoratorAutoAccessors'))
    return '`accessor` fields are not supported here; write a field, or a getter and a setter';
  if (message.includes('decorators'))
    return 'decorators are not supported here; call the function that would decorate yourself';
  if (message.includes('plugin'))
    return 'this syntax is not part of TypeScript, or needs a language extension';
  return message.replace(/\s*\(\d+:\d+\)\s*$/, '');
}

/** With a stack of its own: the tree may be deeper than this function could recurse. */
function refuseDeepNesting(root: t.Node): void {
  const stack: [t.Node, number][] = [[root, 0]];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, depth] = top;
    if (depth > MAX_DEPTH) refuse(node, TOO_DEEP);
    for (const child of childNodes(node)) stack.push([child, depth + 1]);
  }
}

/** The direct children of a node, in the order of the source. */
export function childNodes(node: t.Node): t.Node[] {
  const children: t.Node[] = [];
  for (const key of t.VISITOR_KEYS[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[key];
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (child !== null && typeof child === 'object') children.push(child as t.Node);
    }
  }
  return children;
}

function byteLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) bytes += unit > 0x7ff ? 2 : 1;
  }
  return bytes;
}

function fail(message: string): never {
  throw new CompileFailure({ message, line: 1, column: 1, kind: 'compile-error' });
}

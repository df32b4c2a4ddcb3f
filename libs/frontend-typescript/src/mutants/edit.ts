import type * as t from '@babel/types';

/** Replaces `source.slice(start, end)`. An insertion has `start === end`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A node that is in the source text; what the parser makes up has no range. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export function rangeOf(node: t.Node): Range {
  if (typeof node.start !== 'number' || typeof node.end !== 'number')
    throw new RangeError(`a ${node.type} without a place`);
  return { start: node.start, end: node.end };
}

export function replace(node: t.Node, text: string): Edit {
  return { ...rangeOf(node), text };
}

/** The text with all edits made; undefined if two of them are about the same characters. */
export function applyEdits(source: string, edits: readonly Edit[]): string | undefined {
  const sorted = edits
    .map((edit, index) => ({ ...edit, index }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
  let text = '';
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at) return undefined;
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at);
}

/** Takes a statement out, with its lines if it has them for itself. */
export function remove(source: string, node: t.Node): Edit {
  const { start, end } = rangeOf(node);
  const lines = wholeLines(source, start, end);
  if (lines !== undefined) return { ...lines, text: '' };
  const space = /^[ \t]*/.exec(source.slice(end))?.[0].length ?? 0;
  return { start, end: end + space, text: '' };
}

/** Puts a statement's text before another, on a line of its own if that one begins a line. */
export function insertBefore(source: string, target: t.Node, text: string): Edit {
  const { start } = rangeOf(target);
  const lineStart = startOfLine(source, start);
  const indent = source.slice(lineStart, start);
  if (indent.trim() !== '') return { start, end: start, text: `${text} ` };
  return { start: lineStart, end: lineStart, text: `${indent}${text}\n` };
}

export function insertAfter(source: string, target: t.Node, text: string): Edit {
  const { start, end } = rangeOf(target);
  const lines = wholeLines(source, start, end);
  if (lines === undefined) return { start: end, end, text: ` ${text}` };
  const indent = indentAt(source, start);
  return { start: lines.end, end: lines.end, text: `${indent}${text}\n` };
}

/** A statement's text as it is written after the indentation of another place. */
export function textFor(source: string, node: t.Node, target: t.Node): string {
  const { start, end } = rangeOf(node);
  const from = indentAt(source, start);
  const to = indentAt(source, rangeOf(target).start);
  return source
    .slice(start, end)
    .split('\n')
    .map((line, index) => (index > 0 && line.startsWith(from) ? to + line.slice(from.length) : line))
    .join('\n');
}

export function moveBefore(source: string, node: t.Node, target: t.Node): readonly Edit[] {
  return [remove(source, node), insertBefore(source, target, textFor(source, node, target))];
}

export function moveAfter(source: string, node: t.Node, target: t.Node): readonly Edit[] {
  return [remove(source, node), insertAfter(source, target, textFor(source, node, target))];
}

/** A name, with a number behind it if the source has it already. */
export function unusedName(source: string, wanted: string): string {
  let name = wanted;
  for (let number = 2; new RegExp(`\\b${name}\\b`).test(source); number++) name = `${wanted}${number}`;
  return name;
}

function startOfLine(source: string, at: number): number {
  return source.lastIndexOf('\n', at - 1) + 1;
}

function indentAt(source: string, at: number): string {
  return /^[ \t]*/.exec(source.slice(startOfLine(source, at)))?.[0] ?? '';
}

/** The lines of a range, with the last line break, if nothing else is on them but a comment behind it. */
function wholeLines(source: string, start: number, end: number): Range | undefined {
  const lineStart = startOfLine(source, start);
  if (source.slice(lineStart, start).trim() !== '') return undefined;
  const lineEnd = source.indexOf('\n', end);
  const rest = lineEnd < 0 ? source.slice(end) : source.slice(end, lineEnd);
  if (!/^\s*(\/\/.*)?$/.test(rest)) return undefined;
  return { start: lineStart, end: lineEnd < 0 ? source.length : lineEnd + 1 };
}

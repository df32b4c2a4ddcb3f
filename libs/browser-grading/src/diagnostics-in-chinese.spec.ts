import { compile } from '@heddle/frontend-typescript';
import { diagnosticText } from '@heddle/report';

/** Programs that are refused, each for another reason. */
const REFUSED = [
  'const a: = 1;',
  'let a = 1; let a = 2;',
  'const a = "1;',
  'return 1;',
  'f(1, ;',
  "import { Lck } from 'heddle/threading';",
  "import { Queue } from 'heddle/threading';",
  "import fs from 'fs'; fs.rmSync('/');",
  "import x from 'heddle/queue';",
  'export const a = import("b");',
  'fetch("https://example.org");',
  'eval("1");',
  'new Worker("w");',
  'process.exit(1);',
  'requestAnimationFrame(() => {});',
  'export const a = missing + 1;',
  'const lock = new Lock();',
  'export function f() { await g(); }',
  'export function f() { yield 1; }',
  "export * from './b';",
  'namespace A { export const b = 1; }',
  'class A { #b = 1; f() { return this.#c; } }',
];

describe('what is refused of a program', () => {
  it.each(REFUSED)('is said in Chinese, too: %s', (source) => {
    const compiled = compile(source, {
      file: 'submission',
      origin: 'submission',
      firstSite: 1,
      explain: false,
    });
    const said = compiled.ok ? [] : compiled.diagnostics.map(({ message }) => message);
    expect(said).not.toEqual([]);
    expect(said.filter((message) => diagnosticText(message, 'zh').includes(message))).toEqual([]);
  });
});

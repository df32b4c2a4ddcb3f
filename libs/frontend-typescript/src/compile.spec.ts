import { compile, originalPosition } from '.';
import { TestProgram } from '../testing/realms';
import { HELPERS } from './transform/helpers';

const OPTIONS = { file: 'submission', origin: 'submission', firstSite: 1, explain: false } as const;

function diagnosis(source: string): string {
  const result = compile(source, OPTIONS);
  if (result.ok) return 'ok';
  const { line, kind, message } = result.diagnostics[0]!;
  return `${line} ${kind} ${message}`;
}

describe('a source that is refused', () => {
  it.each([
    ['let x = ;', /^1 compile-error Unexpected token/],
    ['const a = 1;\nconst a = 2;', /^2 compile-error Identifier 'a' has already been declared/],
    ['\nunknown();', /^2 compile-error 'unknown' is not defined/],
    ['function f() { await null; }', /^1 compile-error/],
    ["fetch('https://example.org');", /^1 forbidden 'fetch' is not available/],
    ['function f() { process.nextTick(f); process.exit(); }', /^1 forbidden 'process'/],
    ["import { io } from 'heddle/harness'; io;", /^1 forbidden 'heddle\/harness' cannot be imported/],
    ["eval('1')", /^1 forbidden 'eval' is not available/],
    ['const f = Function;', /^1 forbidden 'Function'/],
    ['globalThis.x = 1;', /^1 forbidden 'globalThis'/],
    ['process.exit()', /^1 forbidden 'process'/],
    ["require('fs')", /^1 forbidden 'require'/],
    ["import('fs')", /^1 forbidden import\(\)/],
    ["import fs from 'node:fs'; fs;", /^1 forbidden 'node:fs' cannot be imported/],
    [
      "import { check } from 'heddle/harness'; check(1);",
      /^1 forbidden 'heddle\/harness' cannot be imported/,
    ],
    [
      "import { Mutex } from 'heddle/threading'; new Mutex();",
      /^1 compile-error .*has no 'Mutex'; it has Barrier/,
    ],
    ['const $$r = 1;', /^1 compile-error names starting with \$\$ are reserved/],
    ['function f() { return $$registers; }', /^1 compile-error names starting with/],
    ['export const leaked = arguments[0];', /^1 compile-error there is no 'arguments' outside/],
    ['namespace N { export const x = 1 }', /^1 compile-error a namespace with values/],
    ['@dec class A {}', /^1 compile-error decorators are not supported/],
    ['class A { accessor x = 1 }', /^1 compile-error `accessor` fields are not supported/],
    ['conter++;', /^1 compile-error 'conter' is not defined; declare it, or check how it is spelt/],
    ['new Lock();', /^1 compile-error 'Lock' is not defined; write import { Lock } from 'heddle\/threading'/],
    [
      "import { Queue } from 'heddle/threading'; new Queue();",
      /^1 compile-error .*has no 'Queue'; import it from 'heddle\/queue'/,
    ],
    [
      "import { current_thread } from 'heddle/threading'; current_thread();",
      /^1 compile-error .*it is called 'currentThread' here/,
    ],
    [`let x = ${'('.repeat(5000)}1${')'.repeat(5000)};`, /nested too deeply/],
    [`let x = ${'[['.repeat(400)}${']]'.repeat(400)};`, /nested too deeply/],
    [`let x = 1;\0`, /binary data/],
    [`// ${'x'.repeat(300_000)}`, /larger than 256 KB/],
    ['import.meta;', /^1 forbidden import.meta/],
    ['label: { await: 1 }', /^1 compile-error/],
  ])('%# %.30s', (source, message) => {
    expect(diagnosis(source)).toMatch(message);
  });

  it('names the position of each of several mistakes', () => {
    const result = compile('fetch();\n  process.x;', OPTIONS);
    expect(result.ok ? [] : result.diagnostics.map(({ line, column }) => [line, column])).toEqual([
      [1, 1],
      [2, 3],
    ]);
  });
});

describe('a compiled module', () => {
  it('lists its sites from the first number on, with positions, texts and functions', () => {
    const result = compile('let n = 0;\nfunction inc() {\n  n += 1;\n}\ninc();', {
      ...OPTIONS,
      firstSite: 10,
    });
    expect(result.ok && result.sites.filter(({ text }) => text === 'n')).toContainEqual({
      source: 'submission',
      line: 3,
      column: 3,
      text: 'n',
      function: 'inc',
    });
  });

  it('is the same every time', () => {
    const source = 'class A { x = 1; get y() { return this.x } }\nexport const a = new A();';
    expect(compile(source, OPTIONS)).toEqual(compile(source, OPTIONS));
  });

  it('names its exports and its accessors', () => {
    const result = compile(
      'export const a = 1; export default class { get g() { return 1 } set s(v) {} }',
      OPTIONS,
    );
    expect(result.ok && [result.exports, [...result.accessors]]).toEqual([
      ['a', 'default'],
      ['g', 's'],
    ]);
  });

  it('maps the frames of an exception to the lines of the source', () => {
    const source =
      'function inner(x: any) {\n  return x.y.z;\n}\nfunction outer() {\n  inner({});\n}\n\nouter();';
    const program = new TestProgram(source).run();
    const frames = program.execution.exception!.frames.split('|').map((frame) => {
      const [, line, column, name] = /^submission:(\d+):(\d+) ?(.*)$/.exec(frame)!;
      return [originalPosition(program.student.map, Number(line), Number(column))?.line, name];
    });
    expect(frames.slice(0, 2)).toEqual([
      [2, 'inner'],
      [5, 'outer'],
    ]);
  });

  it('performs the same operations whether or not it explains them', () => {
    const source = `
      import { Thread, Lock } from 'heddle/threading';
      const lock = new Lock(); let total = 0; const list: number[] = [];
      class Account { #log: string[] = []; balance = 0; constructor(readonly name: string) {}
        add(n: number) { this.balance += n; this.#log.push(this.name); lock.run(() => { total += n; list[0] = n; }); } }
      const a = new Account('a'); const t = new Thread(() => a.add(5)); t.start(); a.add(1); t.join();
      const { balance, ...rest } = a; for (const x of list) total += x;`;
    const trace = (explain: boolean): number[] => {
      const { execution } = new TestProgram(source, undefined, { explain }).run();
      const { kind, object, task, site, length } = execution.trace;
      return Array.from({ length }, (_, i) => [kind[i]!, object[i]!, task[i]!, site[i]!]).flat();
    };
    expect(trace(true)).toEqual(trace(false));
  });

  it('names objects after where they were stored first', () => {
    const recording = new TestProgram(
      `import { Lock } from 'heddle/threading';
       class Account { lock = new Lock(); balance = 1; use() { this.lock.run(() => { this.balance++; }); } }
       const from = new Account(); from.use(); const others = [new Account()]; others[0]!.use();`,
      undefined,
      { explain: true },
    ).record();
    expect(recording.names.object).toEqual(['from.lock', 'others[0].lock']);
    expect(Object.values(recording.names.location)).toEqual(
      expect.arrayContaining(['from.balance', 'others[0].balance']),
    );
  });
});

describe('the contract between generated code and runtime', () => {
  it('has each helper once', () => {
    expect(new Set(HELPERS).size).toBe(HELPERS.length);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { Ending } from '@heddle/trace';
import { fixturesIn } from '../testing/fixtures';
import { TestProgram } from '../testing/realms';
import { format } from './runtime/inspect';

const FIXTURES = join(__dirname, '../fixtures/conformance');

/** What Node prints for the program without its types. The formatter runs in the program's realm, as `console` does. */
function plainOutput(source: string): string {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.CommonJS },
  });
  let output = '';
  const context = vm.createContext({ exports: {}, print: (text: string) => (output += `${text}\n`) });
  const inspect = readFileSync(join(__dirname, 'runtime/inspect.ts'), 'utf8').replaceAll(/^import .*$/gm, '');
  const describe = readFileSync(join(__dirname, 'runtime/describe.ts'), 'utf8').replaceAll(
    /^import .*$/gm,
    '',
  );
  const formatter = ts.transpileModule(
    `const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
     const dataOf = (object, key) => Object.getOwnPropertyDescriptor(object, key)?.value;
     const builtIn = dataOf;
     ${describe} ${inspect}`.replaceAll(/^export /gm, ''),
    { compilerOptions: { target: ts.ScriptTarget.ESNext } },
  );
  vm.runInContext(
    `var console = (() => { ${formatter.outputText}; return { log: (...a) => print(format(a)) }; })();`,
    context,
  );
  vm.runInContext(outputText, context);
  return output;
}

describe.each(readdirSync(FIXTURES))('%s: instrumented code prints what Node prints', (file) => {
  it.each(fixturesIn(join(FIXTURES, file)))('$name', ({ source }) => {
    const expected = plainOutput(source);
    for (const explain of [false, true]) {
      const program = new TestProgram(source, undefined, { explain }).run();
      expect(program.execution.exception).toBeUndefined();
      expect(program.output).toBe(expected);
      expect(program.execution.trace.ending).toBe(Ending.Completed);
    }
  });
});

describe('the formatter of console.log', () => {
  it('prints like Node', () => {
    expect(format(['%s is %d', 'x', 4, [1, 'a'], { b: null }])).toBe("x is 4 [ 1, 'a' ] { b: null }");
    expect(format([new Int32Array([1, 2]), [new Uint8Array(1)]])).toBe(
      'Int32Array(2) [ 1, 2 ] [ Uint8Array(1) [ 0 ] ]',
    );
  });
});

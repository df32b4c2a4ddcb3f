import { Ending } from '@heddle/trace';
import { FirstEnabled, TestProgram } from '../testing/realms';

const HARNESS = `
  import { always, check } from 'heddle/harness';
  always('value', (student: any) => { check.equal(student.value, 42, 'the value'); });
  always('call', (student: any) => { student.attack(); check.equal(1, 2, 'honesty'); });
`;

function verdict(source: string, scenario = 'call'): string {
  const { execution } = new TestProgram(source, { source: HARNESS, scenario }).run();
  return execution.failure ?? execution.exception?.text ?? Ending[execution.trace.ending];
}

/** Expressions that a student may try, with what they come to. */
function evaluate(expression: string): string {
  const program = new TestProgram(
    `let r; try { r = ${expression}; } catch (e: any) { r = e.name + ': ' + e.message; } console.log(r);`,
  );
  program.run();
  return program.execution.exception?.text ?? program.output.trim();
}

const REFUSED = /TypeError: (Cannot|code cannot)|is not|undefined|null|NoAccess/;

describe('code that attacks its runtime', () => {
  it.each([
    'Array.prototype.push = () => 0',
    'Object.prototype.x = 1',
    'Object.defineProperty(Object.prototype, "value", { get: () => 42 })',
    'JSON.stringify = () => "{}"',
    'Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true })',
    'Object.getPrototypeOf((function* () {})()).next = () => 0',
    '(() => {}).constructor("return 1")()',
    '(function* () {}).constructor("yield 1")',
    'Error.prepareStackTrace = (e: any, s: any) => s[0].getThis()',
    '(Math as any).random = () => 0',
    'Date.now = () => 0',
    '(console as any).log = 1',
    'Object.setPrototypeOf(Array.prototype, {})',
    'Reflect.defineProperty(Map.prototype, "get", { value: 1 }) || undefined',
  ])('gets nowhere with %s', (expression) => {
    expect(evaluate(expression)).toMatch(REFUSED);
  });

  it('cannot patch locks and threads', () => {
    const source = `import { Lock, Thread } from 'heddle/threading'; const r: string[] = [];
      for (const f of [() => { Lock.prototype.acquire = () => true; }, () => { (Thread as any).prototype.start = 1; }, () => { (Lock as any).x = 1; }])
        try { f(); r.push('patched'); } catch (e: any) { r.push(e.name); } console.log(r.join());`;
    expect(new TestProgram(source).run().output).toBe('TypeError,TypeError,TypeError\n');
  });

  it('sees neither twins nor the source of functions', () => {
    const source = `function f() {} console.log(Reflect.ownKeys(f), String(f), Object.getOwnPropertySymbols(class { #x = 1 }).length);`;
    expect(new TestProgram(source).run().output).toBe(
      "[ 'length', 'name', 'arguments', 'caller', 'prototype' ] function f() { [native code] } 0\n".replace(
        " 'arguments', 'caller',",
        '',
      ),
    );
  });

  it('sees its own frames only, and no positions', () => {
    const source = `function f() { return new Error('x').stack; } console.log(f());`;
    expect(new TestProgram(source).run().output).toBe('Error: x\n    at f\n    at <module>\n');
  });

  it.each([
    ['export function attack() { throw null; }', 'threw null'],
    ['export function attack() { throw 1; }', 'threw 1'],
    ["export function attack() { throw Symbol('s'); }", 'threw Symbol(s)'],
    [
      "export function attack() { throw new Error('Script execution timed out.'); }",
      'Error: Script execution timed out.',
    ],
    [
      "export function attack() { throw { get message() { throw 1; }, name: 'E' }; }",
      'threw an object that cannot be described',
    ],
    ['export function attack() { throw new Proxy({}, { get() { for (;;) {} } }); }', 'StepLimit'],
    [
      "export function attack() { const e: any = new Error('x'); e.stack = { toString() { for (;;) {} } }; throw e; }",
      'Error: x',
    ],
    [
      "export function attack() { throw new Error('x'.repeat(1e5)); }",
      expect.stringMatching(/^Error: x{492}…$/),
    ],
    ['export function attack() { for (;;) {} }', 'StepLimit'],
    ['export function attack(): void { attack(); }', 'RangeError: Maximum call stack size exceeded'],
    ["export function attack() { for (;;) console.log('x'.repeat(1000)); }", 'OutputLimit'],
    ['export const attack = () => 0', 'honesty was 1, expected 2'],
    ['export const attack = () => { try { for (;;) {} } finally { for (;;) {} } }', 'StepLimit'],
  ])('ends with an honest verdict: %s', (source, expected) => {
    expect(verdict(source)).toEqual(expected);
  });

  it.each([
    ['export const value = { valueOf: () => 42 }', 'the value was {…}, expected 42'],
    ['export const value = new Proxy({}, {})', 'the value was Proxy {…}, expected 42'],
    [
      "export const value = { get x() { throw 1; }, toString() { return '42'; } }",
      'the value was {…}, expected 42',
    ],
    ['export const value = 42', 'Completed'],
  ])('is compared and shown without running it: %s', (source, expected) => {
    expect(verdict(source, 'value')).toBe(expected);
  });

  it('cannot leave anything behind for the next run', () => {
    const program = new TestProgram(
      `const seen = (Symbol.iterator as any).mark; class A { static n = 0; } A.n++; const t = ((s: any) => s)\`x\`; console.log(seen, A.n, Object.isFrozen(t), Math.random());`,
    );
    const first = program.run(new FirstEnabled()).output;
    expect(program.run(new FirstEnabled()).output).toBe(first);
  });
});

import { OperationKind } from '@heddle/trace';
import { TestProgram } from '../testing/realms';

const READS = [OperationKind.Read, OperationKind.AtomicRead];
const WRITES = [OperationKind.Write, OperationKind.AtomicUpdate];

/** Does what the program's last line reads include something that its second line writes? */
function readsWhatWasWritten(...lines: readonly string[]): boolean {
  return meet(lines, WRITES, READS);
}

function writesWhatWasRead(...lines: readonly string[]): boolean {
  return meet(lines, READS, WRITES);
}

function meet(
  lines: readonly string[],
  first: readonly OperationKind[],
  second: readonly OperationKind[],
): boolean {
  const { execution, student } = new TestProgram(lines.join('\n')).run();
  const { trace } = execution;
  const touched = (line: number, kinds: readonly OperationKind[]): readonly number[] =>
    Array.from({ length: trace.length }, (_, at) => at)
      .filter((at) => student.sites[trace.site[at]! - 1]?.line === line && kinds.includes(trace.kind[at]!))
      .map((at) => trace.object[at]!);
  const before = touched(2, first);
  return touched(3, second).some((each) => before.includes(each));
}

describe('looking into a container or an object', () => {
  it.each([
    ['const a = [1];', 'a.push(2);', 'JSON.stringify(a);'],
    ['const a = [1];', 'a.push(2);', 'Object.keys(a);'],
    ['const a = [1];', 'a.push(2);', '[0].concat(a);'],
    ['const a = [1];', 'a.push(2);', '[...a];'],
    ['const a = new Map([[1, 1]]);', 'a.set(2, 2);', 'a.forEach(() => {});'],
    ['const a = new Set([1]);', 'a.add(2);', 'new Set([3]).union(a);'],
    ['const a = { x: 1 };', 'a.x = 2;', 'Object.assign({}, a);'],
    ['const a = { x: 1 };', 'Object.assign(a, { x: 2 });', 'a.x;'],
    ['const a = { x: 1 };', 'a.x = 2;', 'Reflect.get(a, "x");'],
    ['const a = { x: 1 };', 'Reflect.set(a, "x", 2);', 'a.x;'],
    ['const a = { x: 1 };', 'Reflect.deleteProperty(a, "x");', 'Reflect.has(a, "x");'],
    ['const a = { x: 1 };', 'Object.defineProperty(a, "x", { value: 2 });', 'Object.hasOwn(a, "x");'],
    ['const a: any = { x: 1 };', 'a.y = 2;', 'Object.keys(a);'],
    ['const a: any = { x: 1 };', 'a.y = 2;', 'for (const key in a) {}'],
    ['const a = { x: { y: [1] } };', 'a.x.y[0] = 2;', 'structuredClone(a);'],
    ['const a = { x: { y: [1] } };', 'a.x.y[0] = 2;', 'JSON.stringify(a);'],
    ['const a = { x: { y: [1] } };', 'a.x.y[0] = 2;', 'console.log(a);'],
    [
      'const a = new DataView(new ArrayBuffer(8)); const b = new Int32Array(a.buffer);',
      'a.setInt32(4, 2);',
      'b[1];',
    ],
  ])('%s %s is seen by %s', (...lines) => {
    expect(readsWhatWasWritten(...lines)).toBe(true);
  });

  it.each([
    'String(a)',
    '`${a}`',
    '"a: " + a',
    'a.join()',
    '[...a]',
    'a.slice()',
    'a.at(-2)',
    'const [x] = a',
    'for (const [, x] of a.entries()) {}',
    'a.includes(1)',
    'Math.max.apply(null, a)',
    'Math.max(...a)',
    'Array.from(a)',
    '[0].concat(a)',
    'a.toSorted()',
    'console.log(a)',
  ])('an element that is written is seen by %s', (look) => {
    expect(readsWhatWasWritten('const a = [1, 2];', 'a[0] = 3;', `${look};`)).toBe(true);
    expect(readsWhatWasWritten('const a = new Int32Array(2);', 'a[0] = 3;', `${look};`)).toBe(
      !look.includes('concat'),
    );
  });

  it.each([
    ['a[2]', 'a.slice(0, 2)'],
    ['a[2]', 'a.at(0)'],
    ['a[2]', 'const [x, y] = a'],
    ['a[2]', 'for (const index of a.keys()) {}'],
    ['a[2]', 'a.length'],
  ])('%s is not seen by %s', (element, look) => {
    expect(readsWhatWasWritten('const a = [1, 2, 3];', `${element} = 4;`, `${look};`)).toBe(false);
  });

  it.each(['shift()', 'pop()', 'sort()', 'reverse()', 'fill(0)', 'splice(0)', 'copyWithin(0, 1)'])(
    'an element that was read is seen to be changed by %s',
    (change) => {
      expect(writesWhatWasRead('const a = [1];', 'a[0];', `a.${change};`)).toBe(true);
    },
  );

  it('assigns as Object.assign does: by setters, in order, and not to what is read-only', () => {
    const program = new TestProgram(`
      const log: unknown[] = [];
      const to = { set x(value: number) { log.push(value); }, y: 0 };
      log.push(Object.assign(to, { x: 1 }, null, { y: 2, x: 3 }) === to, to.y);
      try { Object.assign(Object.freeze({ z: 1 }), { z: 2 }); } catch (error) { log.push((error as Error).name); }
      console.log(log.join(' '));
    `);
    expect(program.run().output.trim()).toBe('1 3 true 2 TypeError');
  });
});

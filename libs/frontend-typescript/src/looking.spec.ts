import { OperationKind } from '@heddle/trace';
import { TestProgram } from '../testing/realms';

const READS = [OperationKind.Read, OperationKind.AtomicRead];
const WRITES = [OperationKind.Write, OperationKind.AtomicUpdate];

/** Does what the program's last line reads include something that its second line writes? */
function readsWhatWasWritten(...lines: readonly string[]): boolean {
  const { execution, student } = new TestProgram(lines.join('\n')).run();
  const { trace } = execution;
  const touched = (line: number, kinds: readonly OperationKind[]): readonly number[] =>
    Array.from({ length: trace.length }, (_, at) => at)
      .filter((at) => student.sites[trace.site[at]! - 1]?.line === line && kinds.includes(trace.kind[at]!))
      .map((at) => trace.object[at]!);
  const written = touched(2, WRITES);
  return touched(3, READS).some((each) => written.includes(each));
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
  ])('%s %s is seen by %s', (...lines) => {
    expect(readsWhatWasWritten(...lines)).toBe(true);
  });

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

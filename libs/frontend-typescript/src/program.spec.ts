import { compileProgram } from './program';

it('builds a harness the same way for one submission after the other, and otherwise for one with accessors', () => {
  const harness = 'export function read(cell: { value: number }) { return cell.value; }';
  const plain = { harness, submission: 'export const cell = { value: 1 };' };
  const withGetter = { harness, submission: 'export const cell = { get value() { return 1; } };' };
  const first = compileProgram(plain);
  const other = compileProgram(withGetter);
  if (!first.ok || !other.ok) throw new Error('refused');
  expect(other.harness.fast).not.toBe(first.harness.fast);
  expect(compileProgram(plain)).toEqual(first);
  expect(compileProgram(withGetter)).toEqual(other);
});

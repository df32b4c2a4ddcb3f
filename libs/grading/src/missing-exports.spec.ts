import { missingExports } from './missing-exports';

describe('looking for exports', () => {
  it.each([
    'export function work() {}',
    'export async function* work() {}',
    'export class work {}',
    'export abstract class work {}',
    'export const work = 1;',
    'export let other = 1, work = 2;',
    'export const { a, work } = make();',
    'function work() {}\nexport { work };',
    'function inner() {}\nexport { inner as work, other };',
  ])('finds it in %j', (source) => {
    expect(missingExports({ file: 'a.ts', source }, ['work'])).toBeUndefined();
  });

  it.each([
    'function work() {}',
    'export const worker = 1;',
    'export { work as other };',
    'export default function work() {}',
  ])('misses it in %j', (source) => {
    expect(missingExports({ file: 'a.ts', source }, ['work'])).toContain('does not export "work"');
  });

  it('says that a default export has no name for others', () => {
    const source = 'export default function work() {}';
    expect(missingExports({ file: 'a.ts', source }, ['work'])).toContain('`export default` hides a name');
  });
});

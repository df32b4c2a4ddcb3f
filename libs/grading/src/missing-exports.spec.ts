import { missingExports } from './missing-exports';

const TYPESCRIPT = { language: 'typescript', exports: ['work'] } as const;
const PYTHON = { language: 'python', exports: ['work'] } as const;

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
    expect(missingExports({ file: 'a.ts', source }, TYPESCRIPT)).toBeUndefined();
  });

  it.each([
    'function work() {}',
    'export const worker = 1;',
    'export { work as other };',
    'export default function work() {}',
  ])('misses it in %j', (source) => {
    expect(missingExports({ file: 'a.ts', source }, TYPESCRIPT)).toContain('does not export "work"');
  });

  it('says that a default export has no name for others', () => {
    const source = 'export default function work() {}';
    expect(missingExports({ file: 'a.ts', source }, TYPESCRIPT)).toContain('`export default` hides a name');
  });

  it.each([
    'def work():\n    pass',
    'class work:\n    pass',
    'work = 1',
    'work: int = 1',
    'other = work = make()',
    'a, work = make()',
    'from tools import work',
    'from tools import a as work',
    'if True:\n    def work(): pass',
  ])('finds it in the Python %j', (source) => {
    expect(missingExports({ file: 'a.py', source }, PYTHON)).toBeUndefined();
  });

  it.each(['def worker():\n    pass', 'print(work)', 'class A:\n    work2 = 1', '# def work'])(
    'misses it in the Python %j',
    (source) => {
      expect(missingExports({ file: 'a.py', source }, PYTHON)).toBe(
        'a.py does not define "work". Define work at the top level of the file, and keep its name.',
      );
    },
  );
});

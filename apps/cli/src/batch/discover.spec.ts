import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discover } from './discover';

function folder(...files: string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'heddle-batch-'));
  for (const file of files) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), 'export {};');
  }
  return root;
}

describe('finding submissions', () => {
  it('takes every source file of a folder, named by its place in it', () => {
    const root = folder('bob/increment.ts', 'anna.ts', 'notes.md');
    expect(discover([root], ['.ts']).map(({ name }) => name)).toEqual(['anna.ts', 'bob/increment.ts']);
  });

  it('takes the files of several languages', () => {
    const root = folder('bob/increment.py', 'anna.ts', 'notes.md');
    expect(discover([root], ['.ts', '.py']).map(({ name }) => name)).toEqual(['anna.ts', 'bob/increment.py']);
  });

  it('looks at nothing that configures tools', () => {
    const root = folder('a.ts', '.hidden/b.ts', 'node_modules/c.ts', 'd.d.ts', 'package.json');
    expect(discover([root], ['.ts']).map(({ name }) => name)).toEqual(['a.ts']);
  });

  it('does not follow links', () => {
    const root = folder('a.ts');
    symlinkSync('/etc', join(root, 'etc'));
    symlinkSync('/etc/passwd', join(root, 'passwd.ts'));
    expect(discover([root], ['.ts']).map(({ name }) => name)).toEqual(['a.ts']);
  });

  it('says what may have been meant as a submission, and is none', () => {
    const root = folder('a.ts', 'bob/work', 'carl.py', 'notes.md');
    let said = '';
    discover([root], ['.ts'], (names) => (said = names));
    expect(said).toBe('bob/work, carl.py.');
  });

  it('says so when there is none', () => {
    expect(() => discover([folder('a.md')], ['.ts'])).toThrow('There is no .ts file in');
  });
});

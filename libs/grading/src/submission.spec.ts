import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSubmission, submissionOf } from './submission';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('reading a submission', () => {
  it.each([
    ['an empty one', bytes(' \n'), 'The file is empty.'],
    [
      'a binary one',
      new Uint8Array([0x7f, 0x45, 0, 1]),
      'This is not a text file: it contains NUL bytes. Hand in the source.',
    ],
    [
      'one in Latin-1',
      new Uint8Array([0x67, 0x72, 0xf6]),
      'This is not UTF-8 text. Save the file as UTF-8 and hand it in again.',
    ],
    [
      'a huge one',
      new Uint8Array(5 * 1024 * 1024).fill(65),
      'The file has 5.0 MB; at most 256 KB are graded.',
    ],
  ])('says what is wrong with %s', (_, content, problem) => {
    expect(submissionOf('a.ts', content)).toEqual({ file: 'a.ts', source: '', problem });
  });

  it('does not read a huge file at all', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'heddle-')), 'huge.ts');
    writeFileSync(path, Buffer.alloc(5 * 1024 * 1024, 'a'));
    expect(readSubmission(path).problem).toBe('The file has 5.0 MB; at most 256 KB are graded.');
  });

  it('is the caller’s mistake if there is no file', () => {
    expect(() => readSubmission('/nonexistent.ts')).toThrow(
      '/nonexistent.ts cannot be read: there is no such file.',
    );
    expect(() => readSubmission(tmpdir())).toThrow('is not a file');
  });
});

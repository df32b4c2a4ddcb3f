import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { emptyDataFolder, removeFolder, ROOT, startPlatform, type Platform } from './testing/platform';

const folder = emptyDataFolder();
let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform(folder);
}, 120_000);

afterAll(async () => {
  await platform.stop();
  removeFolder(folder);
}, 60_000);

it('a course from nothing to its grade book, by the documented API alone', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(ROOT, 'docs/examples/whole-course.mjs'),
    platform.url,
    'admin',
    platform.passwords.get('admin')!,
  ]);
  const [people, ...lines] = stdout.trim().split('\n');
  expect(people).toMatch(/: 3 people$/);
  expect(lines.slice(0, 7)).toEqual([
    'typescript, wrong: data-race, 1 of 10',
    'typescript, right: accepted, 10 of 10',
    'python, wrong: data-race, 1 of 10',
    'python, right: accepted, 10 of 10',
    'batch, alan/increment.ts: data-race',
    'batch, grace/increment.ts: accepted',
    'regraded 4, 0 would change',
  ]);
  const [head, ...rows] = lines.slice(7);
  expect(head).toMatch(/login/);
  expect(rows.map((row) => /,10(,|$)/.test(row))).toEqual([true, true]);
}, 180_000);

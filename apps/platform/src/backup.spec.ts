import { execFile } from 'node:child_process';
import { readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { demoAssignment, signIn, submit, verdictOf } from './testing/client';
import { emptyDataFolder, removeFolder, ROOT, startPlatform } from './testing/platform';
import { makeServices, servicesAreThere } from './testing/services';
import { reference, starter } from './testing/sources';

const run = promisify(execFile);

/** Answers what it printed; throws what it complained about. */
async function script(
  name: 'backup' | 'restore',
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const { stdout } = await run(process.execPath, [join(ROOT, `dist/${name}.js`), file], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...env },
  });
  return stdout;
}

const folders = [emptyDataFolder(), emptyDataFolder(), emptyDataFolder()] as const;
const [original, restored, unused] = folders;
const file = join(unused, 'all.backup');
let passwords: ReadonlyMap<string, string>;
let gradebook: string;

beforeAll(async () => {
  const platform = await startPlatform(original);
  try {
    passwords = platform.passwords;
    const [ada, edsger, teacher] = await Promise.all(
      ['ada', 'edsger', 'teacher'].map((login) => platform.as(login)),
    );
    const { id: assignment } = await demoAssignment(ada!);
    const submitted = [
      [ada!, await submit(ada!, assignment, reference())] as const,
      [edsger!, await submit(edsger!, assignment, starter())] as const,
    ];
    await Promise.all(submitted.map(([who, { id }]) => verdictOf(who, id)));
    const { text } = await teacher!.request('GET', `/api/assignments/${assignment}/gradebook.csv`);
    gradebook = text;
    expect(await script('backup', file, { HEDDLE_DATA_DIR: original })).toMatch(/: \d+ rows\./);
  } finally {
    await platform.stop();
  }
}, 120_000);

afterAll(() => folders.forEach(removeFolder));

/** The same people sign in with the same passwords, and the teacher sees the same grade book. */
async function expectTheSame(folder: string, variables: Readonly<Record<string, string>> = {}) {
  const platform = await startPlatform(folder, variables);
  try {
    expect(platform.passwords.size).toBe(0);
    const teacher = await signIn(platform.url, 'teacher', passwords.get('teacher')!);
    const { id: assignment } = await demoAssignment(teacher);
    const { text } = await teacher.request('GET', `/api/assignments/${assignment}/gradebook.csv`);
    expect(text).toBe(gradebook);
    expect(text).toMatch(/ada.*10/);
    const ada = await signIn(platform.url, 'ada', passwords.get('ada')!);
    const again = await submit(ada, assignment, starter());
    expect(await verdictOf(ada, again.id)).toMatchObject({ verdict: 'data-race', attempt: 2 });
  } finally {
    await platform.stop();
  }
}

it('a restored platform has the same people and the same grade book, and goes on', async () => {
  await script('restore', file, { HEDDLE_DATA_DIR: restored });
  await expectTheSame(restored);
}, 120_000);

(servicesAreThere() ? it : it.skip)(
  'what was embedded can be restored into a PostgreSQL, and back it up again',
  async () => {
    const services = await makeServices();
    try {
      const server = { DATABASE_URL: services.databaseUrl };
      await script('restore', file, server);
      await expectTheSame(unused, server);
      expect(await script('backup', join(unused, 'again.backup'), server)).toMatch(/: \d+ rows\./);
    } finally {
      await services.remove();
    }
  },
  120_000,
);

it('refuses a database that is not empty, and what is no complete backup, with nothing half-restored', async () => {
  await expect(script('restore', file, { HEDDLE_DATA_DIR: original })).rejects.toThrow(/has accounts in it/);
  const broken = join(unused, 'broken.backup');
  await script('backup', broken, { HEDDLE_DATA_DIR: original });
  truncateSync(broken, Math.floor(statSync(broken).size / 2));
  const empty = join(unused, 'empty');
  await expect(script('restore', broken, { HEDDLE_DATA_DIR: empty })).rejects.toThrow(/Nothing was restored/);
  await script('restore', file, { HEDDLE_DATA_DIR: empty });
}, 120_000);

it('nobody but its owner may read a backup, and no session is in it', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = gunzipSync(readFileSync(file)).toString();
  expect(text).toContain('"table":"Submission"');
  expect(text).not.toContain('"table":"Session"');
});

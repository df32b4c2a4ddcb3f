import {
  demoAssignment,
  signIn,
  submit,
  verdictOf,
  type Client,
  type DemoAssignment,
} from './testing/client';
import { emptyDataFolder, removeFolder, startPlatform, type Platform } from './testing/platform';
import { killHard } from './testing/processes';
import { starter } from './testing/sources';

const folder = emptyDataFolder();
let platform: Platform;
let passwords: ReadonlyMap<string, string>;
let ada: Client;
let assignment: DemoAssignment;

beforeAll(async () => {
  platform = await startPlatform(folder);
  passwords = platform.passwords;
  ada = await platform.as('ada');
  assignment = await demoAssignment(ada);
}, 120_000);

afterAll(async () => {
  await platform.stop();
  removeFolder(folder);
}, 60_000);

async function handIn(count: number): Promise<readonly string[]> {
  const submitted = await Promise.all(
    Array.from({ length: count }, () => submit(ada, assignment.id, starter())),
  );
  return submitted.map(({ id }) => id);
}

/** Each has its verdict, and one grading was counted for it, whatever was tried how often. */
async function expectGradedOnce(submissions: readonly string[]): Promise<void> {
  const graded = await Promise.all(submissions.map((id) => verdictOf(ada, id)));
  expect(graded.map(({ verdict, score }) => [verdict, score])).toEqual(
    submissions.map(() => ['data-race', 1]),
  );
  const { text } = await ada.request('GET', '/metrics');
  expect(text).not.toMatch(/heddle_gradings_total\{verdict="failed"\}/);
}

it('a worker that is killed while it grades loses nothing', async () => {
  const submissions = await handIn(6);
  expect(killHard(platform.process.pid!, 'worker.js')).toBe(1);
  await expectGradedOnce(submissions);
}, 120_000);

it('an API that is killed after it has taken submissions loses nothing', async () => {
  const submissions = await handIn(6);
  expect(killHard(platform.process.pid!, 'api.js')).toBe(1);
  await expectGradedOnce(submissions);
}, 120_000);

it('a platform that is killed, databases and all, goes on where it was', async () => {
  const submissions = await handIn(6);
  await platform.stop('SIGKILL');
  platform = await startPlatform(folder);
  expect(platform.passwords.size).toBe(0);
  ada = await signIn(platform.url, 'ada', passwords.get('ada')!);
  await expectGradedOnce(submissions);
}, 180_000);

it('a platform that is asked to stop finishes what it grades, and has all of it when it starts again', async () => {
  const submissions = await handIn(4);
  await platform.stop('SIGTERM');
  platform = await startPlatform(folder);
  ada = await signIn(platform.url, 'ada', passwords.get('ada')!);
  await expectGradedOnce(submissions);
}, 180_000);

it('a second platform in the same folder is refused', async () => {
  await expect(startPlatform(folder)).rejects.toThrow(/is in use by process/);
}, 60_000);

import type { ExerciseFiles, ExerciseVersionAnswer } from '@heddle/contract';
import { zipOf } from './testing/archive';
import { demoAssignment, type Client } from './testing/client';
import { ownExercise } from './testing/own-exercise';
import { emptyDataFolder, removeFolder, startPlatform, type Platform } from './testing/platform';
import { killHard } from './testing/processes';

const folder = emptyDataFolder();
let platform: Platform;
let teacher: Client;
let course: string;
let builtIn: string;

beforeAll(async () => {
  platform = await startPlatform(folder, { HEDDLE_WORKER_CONCURRENCY: '1' });
  teacher = await platform.as('teacher');
  course = `/api/courses/${(await demoAssignment(teacher)).course}`;
  builtIn = (await library()).find(({ slug }) => slug === 'lost-update')!.id;
}, 120_000);

afterAll(async () => {
  await platform.stop();
  removeFolder(folder);
}, 60_000);

type Files = ExerciseFiles['files'];
type Verification = ExerciseVersionAnswer['verification'];

const STARTER = 'typescript/starter.ts';
const RACE = 'typescript/solutions/data-race/new-lock-per-call.ts';

async function library() {
  return (await teacher.request<{ items: ExerciseVersionAnswer[] }>('GET', `${course}/exercises`)).body.items;
}

async function filesOf(version: string): Promise<Files> {
  const { body } = await teacher.request<ExerciseFiles>('GET', `${course}/exercises/${version}/files`);
  return body.files;
}

const send = async <Body>(files: unknown) =>
  await teacher.request<Body>('POST', `${course}/exercises/${builtIn}/files`, { body: { files } });

async function save(files: Files): Promise<string> {
  const { status, text, body } = await send<ExerciseVersionAnswer>(files);
  if (status !== 201) throw new Error(text);
  return body.id;
}

/** Asks until it is so; the test's own time limit ends it. */
async function verified(version: string, isSo: (said: Verification) => boolean): Promise<Verification> {
  for (;;) {
    const { body } = await teacher.request<ExerciseVersionAnswer>('GET', `/api/exercise-versions/${version}`);
    if (isSo(body.verification)) return body.verification;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const assign = async (version: string) => {
  const body = { title: 'Week 3', opensAt: new Date().toISOString(), exerciseVersions: [version] };
  return await teacher.request('POST', `${course}/assignments`, { body });
};

it('verifies in two steps: declared against actual verdicts, then mutants, with the survivors as differences', async () => {
  const version = await save(ownExercise());
  const solutions = await verified(version, ({ phase }) => phase !== 'solutions');
  expect(solutions.status).toBe('as-declared');
  expect(solutions.checks.map(({ file, actual, diagnostics }) => [file, actual, diagnostics])).toEqual(
    expect.arrayContaining([
      [STARTER, 'data-race', []],
      [RACE, 'data-race', []],
    ]),
  );
  const { mutants, progress } = await verified(version, ({ phase }) => phase === 'done');
  expect(progress).toBeNull();
  expect(mutants).toMatchObject({ references: 2, equivalent: 0, problems: [] });
  expect(mutants!.killed).toBeGreaterThan(0);
  expect(mutants!.survivors[0]).toMatchObject({
    file: expect.stringMatching(/^typescript\/solutions\/accepted\//) as string,
    line: expect.any(Number) as number,
    diff: expect.stringMatching(/^-.*\n\+/m) as string,
    marking: expect.stringContaining('change: |') as string,
  });
  expect((await assign(version)).status).toBe(201);
}, 240_000);

it('says which solution is not as declared, and in which line; such a version cannot be assigned', async () => {
  const files = ownExercise();
  const broken = await save({
    ...files,
    [RACE]: '// "It is right."\n' + files['typescript/solutions/accepted/lock-run.ts']!,
    'typescript/solutions/accepted/lock-run.ts': files[STARTER]!,
    'typescript/solutions/accepted/syntax.ts': 'let counter = 0;\nexport function {\n',
  });
  expect((await assign(broken)).body).toMatchObject({ code: 'not-verified', status: 409 });
  const { status, phase, mutants, checks } = await verified(broken, (said) => said.status !== 'running');
  expect([status, phase, mutants]).toEqual(['not-as-declared', 'done', null]);
  const wrong = checks.filter(({ expected, actual }) => expected !== actual);
  expect(wrong.map(({ file, actual, diagnostics }) => [file, actual, diagnostics[0]?.line])).toEqual(
    expect.arrayContaining([
      ['typescript/solutions/accepted/lock-run.ts', 'data-race', 10],
      ['typescript/solutions/accepted/syntax.ts', 'compile-error', 2],
      [RACE, 'accepted', undefined],
    ]),
  );
  expect((await assign(broken)).body).toMatchObject({
    code: 'not-verified',
    errors: [{ field: 'exerciseVersions.0' }],
  });
}, 120_000);

it('grades no batch and no regrade with a version that is not verified', async () => {
  const files = ownExercise();
  const right = await save(files);
  await verified(right, ({ status }) => status === 'as-declared');
  const { body: assignment } = await assign(right);
  const wrong = await save({
    ...files,
    'typescript/solutions/accepted/acquire-release.ts': `${files[STARTER]!}// Taken for right.\n`,
  });
  await verified(wrong, ({ status }) => status === 'not-as-declared');

  const archive = { raw: { type: 'application/zip', bytes: await zipOf({ 'a.ts': files[STARTER]! }) } };
  const batch = async (version: string) =>
    await teacher.request('POST', `${course}/batches?name=exam&exerciseVersion=${version}`, archive);
  const regrade = async (exerciseVersion: string) =>
    await teacher.request('POST', `/api/assignments/${String(assignment['id'])}/regrades`, {
      body: { exercise: 'own', exerciseVersion },
    });

  const refused = { code: 'not-verified', status: 409, errors: [{ field: 'exerciseVersion' }] };
  expect((await batch(wrong)).body).toMatchObject(refused);
  expect((await regrade(wrong)).body).toMatchObject(refused);
  expect([(await batch(right)).status, (await regrade(right)).status]).toEqual([201, 201]);
}, 120_000);

it('says in which file and line the exercise itself is wrong', async () => {
  const files = ownExercise();
  const harness = files['typescript/harness.ts']!;
  const broken = await save({
    ...files,
    'typescript/harness.ts': `${harness}\nalways('another', () => {});\n`,
  });
  const { status, problem, at } = await verified(broken, (said) => said.status !== 'running');
  expect([status, at]).toEqual(['failed', { file: 'typescript/harness.ts' }]);
  expect(problem).toContain('exercise.yaml has no scenario "another"');
}, 120_000);

it('keeps comments, also if nothing else has changed', async () => {
  const files = ownExercise();
  const first = await save(files);
  const commented = { ...files, 'exercise.yaml': `${files['exercise.yaml']}# The end.\n` };
  expect(await save(commented)).toBe(first);
  expect(await filesOf(first)).toEqual(commented);
}, 60_000);

it('a worker that is killed while it verifies is followed by one that goes on, in both steps', async () => {
  const version = await save(longExercise());
  await verified(version, ({ progress }) => progress !== null);
  expect(killHard(platform.process.pid!, 'worker.js')).toBe(1);
  const solutions = await verified(version, ({ phase }) => phase !== 'solutions');
  expect(solutions).toMatchObject({ status: 'as-declared', phase: 'mutants', mutants: null });
  await verified(version, ({ progress }) => progress !== null);
  expect(killHard(platform.process.pid!, 'worker.js')).toBe(1);
  const { mutants } = await verified(version, ({ phase }) => phase === 'done');
  expect(mutants).toMatchObject({ references: 2 });
  expect(mutants!.failed).toBeUndefined();
}, 240_000);

/** Has so many interleavings that each step takes seconds: time enough to be killed in the middle. */
function longExercise(): Record<string, string> {
  const files = ownExercise();
  const harness = files['typescript/harness.ts']!;
  const increments = /together\(.*\);\n.*, 2, 'the counter'\);/;
  const four =
    "together(...[1, 2, 3, 4].map(() => thread('twice', () => (student.increment(), student.increment()))));";
  return {
    ...files,
    'exercise.yaml': `${files['exercise.yaml']}limits: { schedules: 50000 }\n`,
    'typescript/harness.ts': harness.replace(
      increments,
      `${four}\n  check.equal(student.value(), 8, 'the counter');`,
    ),
  };
}

const many = Object.fromEntries([...Array(201).keys()].map((n) => [`z${n}`, '']));

it.each<[string, Record<string, string>, string]>([
  ['a YAML error', { 'exercise.yaml': 'id: own\ntitle: {\n' }, 'exercise.yaml:3'],
  ['a wrong sum of points', { 'exercise.yaml': changed('points: 10', 'points: 11') }, 'exercise.yaml:7'],
  ['an unknown key', { 'exercise.yaml': changed('topic:', 'topics:') }, 'exercise.yaml:4'],
  ['a file that is no part of it', { 'package.json': '{}' }, 'package.json'],
  ['a name that leads out', { '../escape.ts': '' }, '../escape.ts'],
  ['an absolute name', { '/etc/passwd': '' }, '/etc/passwd'],
  [
    'a name that leads out of its verdict',
    { 'typescript/solutions/../x.ts': '' },
    'typescript/solutions/../x.ts',
  ],
  [
    'a control character in a name',
    { 'typescript/solutions/accepted/a\n.ts': '' },
    '"typescript/solutions/accepted/a\\n.ts"',
  ],
  ['NUL in a text', { 'statement.en.md': 'a\0b' }, 'statement.en.md'],
  ['half a character', { 'statement.en.md': 'a\ud800b' }, 'statement.en.md'],
  ['a file of many kilobytes', { 'statement.en.md': 'a'.repeat(300_000) }, 'statement.en.md'],
  ['more than 200 files', many, Object.keys({ ...ownExercise(), ...many }).sort()[200]!],
  ['a wrong solution that names no misconception', { [RACE]: 'export {};\n' }, `${RACE}:1`],
])('%s is refused with its place, and nothing is stored', async (_, change, place) => {
  const before = (await library()).length;
  const { status, body } = await send<{ code: string; errors: { field: string; line?: number }[] }>({
    ...ownExercise(),
    ...change,
  });
  expect([status, body.code]).toEqual([400, 'invalid-file']);
  expect(body.errors.map(({ field, line }) => (line === undefined ? field : `${field}:${line}`))).toContain(
    place,
  );
  expect(await library()).toHaveLength(before);
});

it('files that are no texts, or too many bytes, are refused', async () => {
  expect((await send({ 'exercise.yaml': 1 })).body).toMatchObject({ code: 'invalid-request' });
  const big = Object.fromEntries([...Array(12).keys()].map((n) => [`z${n}`, 'a'.repeat(200_000)]));
  expect((await send(big)).body).toMatchObject({ code: 'too-large' });
});

function changed(from: string, to: string): string {
  return ownExercise()['exercise.yaml']!.replace(from, to);
}

// The last one: to verify that many solutions would keep the others waiting.
it('reads the files of an exercise that comes with Heddle, and makes a version of its own of them', async () => {
  const files = await filesOf(builtIn);
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['exercise.yaml', 'statement.zh.md', STARTER, RACE]),
  );
  const edited = { ...files, 'statement.en.md': 'Repair it.\n' };
  const own = await save(edited);
  expect(await filesOf(own)).toEqual(edited);
  expect((await library()).filter(({ slug }) => slug === 'lost-update')).toMatchObject([
    { id: own, builtIn: false, version: (await library()).find(({ id }) => id === builtIn)!.version },
    { id: builtIn, builtIn: true },
  ]);
}, 60_000);

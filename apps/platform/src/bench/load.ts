// `npm run bench:load`: what a course's worst hour does to the platform on this machine, embedded databases and all.
import { demoAssignment, signIn, submit, verdictOf, type Client } from '../testing/client';
import { zipOf } from '../testing/archive';
import { emptyDataFolder, removeFolder, startPlatform } from '../testing/platform';
import { starter } from '../testing/sources';
import { classOf } from './class-of';

const STUDENTS = Number(process.argv[2] ?? 300);
const BATCH = Number(process.argv[3] ?? 500);

const folder = emptyDataFolder();
const begun = performance.now();
const platform = await startPlatform(folder);
row('first start', [['', seconds(performance.now() - begun)]]);

try {
  const [ada, teacher, admin] = await Promise.all([
    platform.as('ada'),
    platform.as('teacher'),
    platform.as('admin'),
  ]);
  const assignment = await demoAssignment(ada);

  const idle: number[] = [];
  for (let n = 0; n < 21; n++) idle.push((await timed(() => graded(ada))).milliseconds);
  row('idle, submit to verdict', percentiles(idle.slice(1)));

  const students = await classOf(STUDENTS, admin, teacher, assignment.course, (login, password) =>
    signIn(platform.url, login, password),
  );
  const burst = performance.now();
  const submits = await Promise.all(
    students.map(async (student) => ({
      student,
      ...(await timed(() => submit(student, assignment.id, starter()))),
    })),
  );
  row(`${STUDENTS} students at once, submit`, percentiles(submits.map(({ milliseconds }) => milliseconds)));
  const verdicts = await Promise.all(submits.map(({ student, value }) => verdictOf(student, value.id)));
  const took = performance.now() - burst;
  const right = verdicts.filter(({ verdict }) => verdict === 'data-race').length;
  row(`${STUDENTS} students at once, verdicts`, [
    ['graded', String(right)],
    ['in', seconds(took)],
    ['a second', (right / (took / 1000)).toFixed(1)],
  ]);

  const files = Object.fromEntries(
    Array.from({ length: BATCH }, (_, n) => [`s${n}/increment.ts`, starter()]),
  );
  const archive = await zipOf(files);
  const { body: versions } = await teacher.request<{ items: { id: string; slug: string }[] }>(
    'GET',
    `/api/courses/${assignment.course}/exercises`,
  );
  const version = versions.items.find(({ slug }) => slug === 'lost-update')!.id;
  const at = `/api/courses/${assignment.course}/batches?name=load&schedules=500&exerciseVersion=${version}`;
  const started = await timed(() =>
    teacher.request<{ id: string }>('POST', at, { raw: { type: 'application/zip', bytes: archive } }),
  );
  const { id } = started.value.body;
  const during: number[] = [];
  const running = performance.now();
  for (let finished = 0, n = 0; finished < BATCH; n++) {
    if (n < 10) during.push((await timed(() => graded(ada))).milliseconds);
    else await new Promise((resolve) => setTimeout(resolve, 500));
    finished = (await teacher.request<{ finished: number }>('GET', `/api/batches/${id}`)).body.finished;
  }
  const batchTook = performance.now() - running + started.milliseconds;
  row(`during a batch of ${BATCH}, submit to verdict`, percentiles(during));
  row(`batch of ${BATCH} at 500 schedules`, [
    ['in', seconds(batchTook)],
    ['a second', ((BATCH + during.length) / (batchTook / 1000)).toFixed(1)],
  ]);

  async function graded(client: Client): Promise<void> {
    const { id: submission } = await submit(client, assignment.id, starter());
    await verdictOf(client, submission);
  }
} finally {
  await platform.stop();
  removeFolder(folder);
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; milliseconds: number }> {
  const from = performance.now();
  const value = await work();
  return { value, milliseconds: performance.now() - from };
}

function percentiles(values: readonly number[]): [string, string][] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!)} ms`;
  return [
    ['median', at(0.5)],
    ['p95', at(0.95)],
    ['max', at(1)],
  ];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function row(what: string, cells: readonly (readonly [string, string])[]): void {
  console.log(
    `${what.padEnd(44)} ${cells.map(([name, value]) => `${name} ${value}`.trim().padEnd(16)).join(' ')}`,
  );
}

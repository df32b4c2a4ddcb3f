import { zipOf } from '../testing/archive';
import {
  demoAssignment,
  signIn,
  submit,
  verdictOf,
  type Client,
  type DemoAssignment,
} from '../testing/client';
import type { Platform } from '../testing/platform';
import { starter } from '../testing/sources';
import { classOf } from './class-of';
import { percentiles, row, seconds } from './table';

/** A minute before the deadline, the last of a lecture hall hand in one after the other; or all press the button at once. */
const BURSTS_MS = [10_000, 0];

export interface LoadOptions {
  readonly students: number;
  readonly files: number;
}

/** Prints a table of one platform. */
export async function measure(platform: Platform, { students: count, files }: LoadOptions): Promise<void> {
  const [ada, teacher, admin] = await Promise.all(
    ['ada', 'teacher', 'admin'].map((login) => platform.as(login)),
  );
  const assignment = await demoAssignment(ada!);
  await measureIdle(ada!, assignment);
  const students = await classOf(count, admin!, teacher!, assignment.course, (login, password) =>
    signIn(platform.url, login, password),
  );
  for (const withinMs of BURSTS_MS) await measureBurst(students, assignment, withinMs);
  await measureBatch(teacher!, ada!, assignment, files);
}

async function measureIdle(ada: Client, { id }: DemoAssignment): Promise<void> {
  const idle: number[] = [];
  for (let n = 0; n < 21; n++) idle.push((await timed(() => graded(ada, id))).milliseconds);
  row('idle, submit to verdict', percentiles(idle.slice(1)));
}

async function measureBurst(students: readonly Client[], { id }: DemoAssignment, withinMs: number) {
  const when = withinMs === 0 ? 'at the same instant' : `within ${withinMs / 1000} s`;
  const begun = performance.now();
  const submits = await Promise.all(
    students.map(async (student, n) => {
      await sleep((n / students.length) * withinMs);
      return { student, ...(await timed(() => submit(student, id, starter()))) };
    }),
  );
  row(`${students.length} ${when}, submit`, percentiles(submits.map(({ milliseconds }) => milliseconds)));
  const verdicts = await Promise.all(submits.map(({ student, value }) => verdictOf(student, value.id)));
  const took = performance.now() - begun;
  const right = verdicts.filter(({ verdict }) => verdict === 'data-race').length;
  row(`${students.length} ${when}, verdicts`, [
    ['graded', String(right)],
    ['in', seconds(took)],
    ['a second', (right / (took / 1000)).toFixed(1)],
  ]);
}

async function measureBatch(teacher: Client, ada: Client, { id, course }: DemoAssignment, size: number) {
  const files = Object.fromEntries(Array.from({ length: size }, (_, n) => [`s${n}/increment.ts`, starter()]));
  const archive = await zipOf(files);
  const { body: versions } = await teacher.request<{ items: { id: string; slug: string }[] }>(
    'GET',
    `/api/courses/${course}/exercises`,
  );
  const version = versions.items.find(({ slug }) => slug === 'lost-update')!.id;
  const at = `/api/courses/${course}/batches?name=load&schedules=500&exerciseVersion=${version}`;
  const begun = performance.now();
  const { body: batch } = await teacher.request<{ id: string }>('POST', at, {
    raw: { type: 'application/zip', bytes: archive },
  });
  const during: number[] = [];
  for (let finished = 0, n = 0; finished < size; n++) {
    if (n < 10) during.push((await timed(() => graded(ada, id))).milliseconds);
    else await sleep(500);
    ({ finished } = (await teacher.request<{ finished: number }>('GET', `/api/batches/${batch.id}`)).body);
  }
  const took = performance.now() - begun;
  row(`during a batch of ${size}, submit to verdict`, percentiles(during));
  row(`batch of ${size} at 500 schedules`, [
    ['in', seconds(took)],
    ['a second', ((size + during.length) / (took / 1000)).toFixed(1)],
  ]);
}

async function graded(client: Client, assignment: string): Promise<void> {
  const { id } = await submit(client, assignment, starter());
  await verdictOf(client, id);
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; milliseconds: number }> {
  const from = performance.now();
  const value = await work();
  return { value, milliseconds: performance.now() - from };
}

async function sleep(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipOf } from './archive';
import { demoAssignment, type Client } from './client';
import { ROOT } from './platform';

/** Correct, and too large to be exhausted: it takes as long as it gets schedules. */
const SOURCE = 'exercises/build-a-pool/typescript/solutions/accepted/queue-of-jobs.ts';

/** A batch of programs whose grading takes a second or more each; answers the submissions. */
export async function longGradings(
  teacher: Client,
  { count, schedules }: { readonly count: number; readonly schedules: number },
): Promise<readonly string[]> {
  const { course } = await demoAssignment(teacher);
  const { body: versions } = await teacher.request<{ items: { id: string; slug: string }[] }>(
    'GET',
    `/api/courses/${course}/exercises`,
  );
  const version = versions.items.find(({ slug }) => slug === 'build-a-pool')!.id;
  const source = readFileSync(join(ROOT, SOURCE));
  const files = Object.fromEntries(Array.from({ length: count }, (_, n) => [`${n}.ts`, source]));
  const { body: batch } = await teacher.request<{ id: string }>(
    'POST',
    `/api/courses/${course}/batches?name=long&schedules=${schedules}&exerciseVersion=${version}`,
    { raw: { type: 'application/zip', bytes: await zipOf(files) } },
  );
  const { body } = await teacher.request<{ items: { submission: string }[] }>(
    'GET',
    `/api/batches/${batch.id}/results`,
  );
  return body.items.map(({ submission }) => submission);
}

/** What a worker says twice a second of a grading: the first two may be on their way still from an attempt that has ended. */
const ENOUGH = 3;

/** Resolves when a worker is known to be grading it. */
export async function running(client: Client, submission: string): Promise<void> {
  let heard = 0;
  for await (const { event, data } of client.follow(`/api/submissions/${submission}/events`)) {
    if (event === 'progress' && (data as { phase: string }).phase === 'running') heard++;
    if (heard === ENOUGH) return;
  }
  throw new Error(`${submission} was graded before anybody saw it running.`);
}

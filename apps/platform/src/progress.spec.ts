import type { ProgressEvent, StatusEvent } from '@heddle/contract';
import { longGradings } from './testing/batch';
import type { Client } from './testing/client';
import { eventsIn, type SentEvent } from './testing/events';
import { emptyDataFolder, removeFolder, startPlatform, type Platform } from './testing/platform';

const folder = emptyDataFolder();
let platform: Platform;
let teacher: Client;

beforeAll(async () => {
  platform = await startPlatform(folder, { HEDDLE_WORKER_CONCURRENCY: '1' });
  teacher = await platform.as('teacher');
}, 120_000);

afterAll(async () => {
  await platform.stop();
  removeFolder(folder);
}, 60_000);

const of = <Data>(events: readonly SentEvent[], name: string) =>
  events.filter(({ event }) => event === name).map(({ data }) => data as Data);

it('tells the place in the queue, then how far the grading is, then the verdict; and resumes', async () => {
  const submissions = await longGradings(teacher, { count: 2, schedules: 2500 });
  const follow = async (id: string, lastSeen?: string) =>
    teacher.request('GET', `/api/submissions/${id}/events`, {
      ...(lastSeen !== undefined && { headers: { 'last-event-id': lastSeen } }),
    });
  const streams = await Promise.all(submissions.map((id) => follow(id)));

  const { body: graded } = await teacher.request<{ report: { scenarios: readonly unknown[] } }>(
    'GET',
    `/api/submissions/${submissions[0]!}`,
  );

  const followed = streams.map(({ text }) => eventsIn(text));
  for (const events of followed) {
    expect(of<StatusEvent>(events, 'status').map(({ status }) => status)).toEqual(['queued', 'graded']);
    const running = of<ProgressEvent>(events, 'progress').filter(({ phase }) => phase === 'running');
    expect(running[0]).toMatchObject({
      of: graded.report.scenarios.length,
      budget: 2500,
      strategy: expect.stringMatching(/^[a-z-]+\d?$/) as string,
      schedules: expect.any(Number) as number,
    });
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  }
  const positions = followed.flatMap((events) =>
    of<ProgressEvent>(events, 'progress').flatMap((each) => (each.phase === 'queued' ? each.position : [])),
  );
  expect(positions).toContain(1);

  const [submission] = submissions;
  const [events] = followed;
  const resumed = await follow(submission!, events!.at(-2)!.id);
  expect(eventsIn(resumed.text).map(({ event }) => event)).toEqual(['status']);
  expect((await follow(submission!, events!.at(-1)!.id)).status).toBe(204);
}, 120_000);

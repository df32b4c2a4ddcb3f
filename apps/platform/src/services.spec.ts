import { longGradings, running } from './testing/batch';
import {
  anonymous,
  demoAssignment,
  submit,
  verdictOf,
  type Client,
  type DemoAssignment,
} from './testing/client';
import { gradingsOf } from './testing/gradings';
import { emptyDataFolder, removeFolder, startPlatform, type Platform } from './testing/platform';
import { killHard } from './testing/processes';
import { makeServices, servicesAreThere, type Services } from './testing/services';
import { starter } from './testing/sources';

const describeWithServices = servicesAreThere() ? describe : describe.skip;

describeWithServices('with PostgreSQL and Redis', () => {
  const folder = emptyDataFolder();
  let services: Services;
  let platform: Platform;
  let ada: Client;
  let teacher: Client;
  let assignment: DemoAssignment;

  beforeAll(async () => {
    services = await makeServices();
    platform = await startPlatform(folder, {
      DATABASE_URL: services.databaseUrl,
      REDIS_URL: services.redisUrl,
      HEDDLE_DEMO: 'true',
      HEDDLE_WORKER_CONCURRENCY: '1',
    });
    [ada, teacher] = await Promise.all([platform.as('ada'), platform.as('teacher')]);
    assignment = await demoAssignment(ada);
  }, 120_000);

  afterAll(async () => {
    await platform.stop();
    await services.remove();
    removeFolder(folder);
  }, 60_000);

  async function handIn(count: number): Promise<readonly string[]> {
    const submitted = await Promise.all(
      Array.from({ length: count }, () => submit(ada, assignment.id, starter())),
    );
    return submitted.map(({ id }) => id);
  }

  /** Each has its verdict, from the one grading that was counted; there are no others. */
  async function expectGradedOnce(submissions: readonly string[]): Promise<void> {
    const graded = await Promise.all(submissions.map((id) => verdictOf(ada, id)));
    expect(graded.map(({ verdict }) => verdict)).toEqual(submissions.map(() => 'data-race'));
    const gradings = await gradingsOf(services.databaseUrl, submissions);
    expect(gradings).toEqual(submissions.map(() => ({ status: 'done', counted: true })));
  }

  it('submissions are graded', async () => {
    await expectGradedOnce(await handIn(3));
  }, 60_000);

  it('guessing passwords is no quicker with several API processes', async () => {
    const another = await startPlatform(folder, {
      DATABASE_URL: services.databaseUrl,
      REDIS_URL: services.redisUrl,
      HEDDLE_WORKERS: '0',
    });
    try {
      const guess = async (url: string) => {
        const body = { login: 'grace', password: 'a wrong guess' };
        return (await anonymous(url).request('POST', '/api/session', { body })).status;
      };
      let status = 401;
      for (let tries = 0; status === 401 && tries < 50; tries++) status = await guess(platform.url);
      expect([status, await guess(another.url)]).toEqual([429, 429]);
    } finally {
      await another.stop();
    }
  }, 60_000);

  it('a worker that is killed loses no submission', async () => {
    const submissions = await handIn(4);
    expect(killHard(platform.process.pid!, 'worker.js')).toBe(1);
    await expectGradedOnce(submissions);
  }, 120_000);

  it('an API that is killed loses no submission', async () => {
    const submissions = await handIn(4);
    expect(killHard(platform.process.pid!, 'api.js')).toBe(1);
    await expectGradedOnce(submissions);
  }, 120_000);

  it('a Redis that is killed, with all it had, loses no submission', async () => {
    const submissions = await handIn(4);
    await services.redis.kill();
    await services.redis.start();
    await expectGradedOnce(submissions);
  }, 120_000);

  it('a PostgreSQL that is killed loses no submission, and the API says so while it is away', async () => {
    const submissions = await handIn(4);
    await services.postgres.kill();
    const meanwhile = await ada.request('GET', '/api/session');
    expect([meanwhile.status, meanwhile.body['code']]).toEqual([503, 'not-ready']);
    expect((await ada.request('GET', '/readyz')).status).toBe(503);
    await services.postgres.start();
    await expectGradedOnce(submissions);
  }, 120_000);

  it('a job whose grader is killed twice is put aside with its report, and can be tried again', async () => {
    const [submission] = await longGradings(teacher, { count: 1, schedules: 10_000 });
    for (let deaths = 0; deaths < 2; deaths++) {
      await running(teacher, submission!);
      expect(killHard(platform.process.pid!, 'grader.js')).toBe(1);
    }
    expect(await verdictOf(teacher, submission!)).toMatchObject({ status: 'failed', verdict: null });

    const administrator = await platform.as('admin');
    const { body } = await administrator.request<{ items: { id: string; submission: string }[] }>(
      'GET',
      '/api/dead-gradings',
    );
    expect(body.items).toEqual([
      expect.objectContaining({
        submission,
        // Of a batch: the file says whose it is.
        user: null,
        file: expect.stringMatching(/\.ts$/) as string,
        error: expect.stringContaining('ended twice without an answer (SIGKILL)') as string,
        report: expect.objectContaining({ verdict: 'grader-error' }) as object,
      }),
    ]);
    await administrator.request('POST', `/api/dead-gradings/${body.items[0]!.id}/retry`);
    expect(await verdictOf(teacher, submission!)).toMatchObject({ status: 'graded', verdict: 'accepted' });
  }, 120_000);

  it('a job that takes two workers with it is put aside, and the others go on', async () => {
    const [submission] = await longGradings(teacher, { count: 1, schedules: 100_000 });
    for (let deaths = 0; deaths < 2; deaths++) {
      await running(teacher, submission!);
      expect(killHard(platform.process.pid!, 'worker.js')).toBe(1);
    }
    await expectGradedOnce(await handIn(2));
    expect(await verdictOf(teacher, submission!)).toMatchObject({ status: 'failed', verdict: null });
  }, 180_000);
});

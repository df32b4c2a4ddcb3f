import { demoAssignment, submit, verdictOf, type Client, type DemoAssignment } from './testing/client';
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
  let assignment: DemoAssignment;

  beforeAll(async () => {
    services = await makeServices();
    platform = await startPlatform(folder, {
      DATABASE_URL: services.databaseUrl,
      REDIS_URL: services.redisUrl,
      HEDDLE_DEMO: 'true',
    });
    ada = await platform.as('ada');
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

  async function expectGraded(submissions: readonly string[]): Promise<void> {
    const graded = await Promise.all(submissions.map((id) => verdictOf(ada, id)));
    expect(graded.map(({ verdict }) => verdict)).toEqual(submissions.map(() => 'data-race'));
  }

  it('submissions are graded', async () => {
    await expectGraded(await handIn(3));
  }, 60_000);

  it('a Redis that has lost everything loses no submission', async () => {
    const submissions = await handIn(8);
    await services.wipeRedis();
    await expectGraded(submissions);
  }, 120_000);

  it('a worker that is killed loses no submission', async () => {
    const submissions = await handIn(6);
    killHard(platform.process.pid!, 'worker.js');
    await expectGraded(submissions);
  }, 120_000);

  it('a PostgreSQL that drops its connections loses no submission', async () => {
    const submissions = await handIn(6);
    await services.cutDatabase();
    await expectGraded(submissions);
  }, 120_000);
});

import { connectDatabase, isAway, type Database } from '@heddle/database';
import { makeServices, servicesAreThere, type Services } from './testing/services';

const describeWithServices = servicesAreThere() ? describe : describe.skip;

describeWithServices('a PostgreSQL that is killed', () => {
  let services: Services;
  let database: Database;

  beforeAll(async () => {
    services = await makeServices();
    database = connectDatabase({ url: services.databaseUrl, connections: 4 });
  }, 60_000);

  afterAll(async () => {
    await database.$disconnect();
    await services.remove();
  });

  it('is away for whatever is asked meanwhile, afterwards, and until it has recovered', async () => {
    const error = async (query: Promise<unknown>): Promise<unknown> =>
      query.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
    const ask = () => error(database.$executeRaw`SELECT pg_sleep(0.2)`);

    const underWay = Array.from({ length: 8 }, ask);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await services.postgres.kill();
    const thrown = await Promise.all([...underWay, ask(), ask()]);

    await services.postgres.start();
    for (let last: unknown = await ask(); last !== undefined; last = await ask()) thrown.push(last);

    const others = thrown.filter((it) => it !== undefined && !isAway(it));
    expect(others.map(String)).toEqual([]);
    expect(thrown.filter(isAway).length).toBeGreaterThan(0);
  });

  it('is not away when it was asked for what there is not', async () => {
    const mistake: unknown = await database.$executeRaw`SELECT 1 FROM nowhere`.catch((it: unknown) => it);
    expect(isAway(mistake)).toBe(false);
  });
});

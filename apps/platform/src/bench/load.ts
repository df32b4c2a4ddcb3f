// `npm run bench:load`: what a course's worst hour does to the platform on this machine: with the embedded databases, then,
// where they are installed, with a PostgreSQL and a Redis of its own and two workers. Arguments: students, files of the batch.
import { availableParallelism, loadavg } from 'node:os';
import { emptyDataFolder, removeFolder, startPlatform } from '../testing/platform';
import { makeServices, servicesAreThere } from '../testing/services';
import { measure } from './measure';
import { row } from './table';

const students = Number(process.argv[2] ?? 300);
const files = Number(process.argv[3] ?? 500);

const load = () => `load average ${loadavg()[0]!.toFixed(1)}`;
console.log(
  `${availableParallelism()} processors, ${load()} before\n\nEmbedded databases, one worker of two gradings`,
);
await measureWith({});
if (servicesAreThere()) {
  console.log(`\nPostgreSQL, Redis, two workers of one grading each; ${load()}`);
  const services = await makeServices();
  try {
    await measureWith({
      DATABASE_URL: services.databaseUrl,
      REDIS_URL: services.redisUrl,
      HEDDLE_DEMO: 'true',
      HEDDLE_LOG_LEVEL: 'warn',
      HEDDLE_WORKERS: '2',
      HEDDLE_WORKER_CONCURRENCY: '1',
    });
  } finally {
    await services.remove();
  }
}

async function measureWith(variables: Readonly<Record<string, string>>): Promise<void> {
  const folder = emptyDataFolder();
  const begun = performance.now();
  const platform = await startPlatform(folder, variables);
  try {
    row('first start', [['', `${((performance.now() - begun) / 1000).toFixed(1)} s`]]);
    await measure(platform, { students, files });
  } finally {
    await platform.stop();
    removeFolder(folder);
  }
}

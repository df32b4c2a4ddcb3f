// `npm start`: everything on one machine. This process holds the embedded databases and watches over the API and the
// workers, each in a process of its own: whichever of them dies is started again, and nothing is lost.
import { fileURLToPath } from 'node:url';
import { openEngines } from './engines';
import { readEnvironment } from './environment';
import { readyMessage } from './ready-message';
import { Supervised } from './supervised';

const DRAIN_MS = 30_000;

const environment = readEnvironment();
const { variables } = environment;
const begun = performance.now();
const engines = await openEngines(environment);

const common = {
  ...pick(['PATH', 'HEDDLE_LOG_LEVEL', 'TZ', 'LANG', 'TMPDIR', 'SystemRoot']),
  HEDDLE_LOG_LEVEL: variables['HEDDLE_LOG_LEVEL'] || (engines.embeddedDatabase ? 'warn' : 'info'),
  [/^rediss?:/.test(engines.queueUrl) ? 'REDIS_URL' : 'QUEUE_URL']: engines.queueUrl,
};
const onRestart = (name: string, how: string, inMs: number) =>
  console.error(`${name} ended (${how}); it is started again in ${inMs / 1000} s.`);

let ready = false;
const api = new Supervised({
  name: 'The API',
  script: bundle('api'),
  env: {
    ...pick(
      Object.keys(variables).filter(
        (name) => name === 'HOST' || name === 'PORT' || name.startsWith('HEDDLE_'),
      ),
    ),
    ...common,
    DATABASE_URL: engines.databaseUrl,
    ...(engines.embeddedDatabase && {
      HEDDLE_DATABASE_CONNECTIONS: '1',
      HEDDLE_DEMO: variables['HEDDLE_DEMO'] || 'true',
    }),
  },
  onMessage: (message) => {
    if (!ready) console.log(readyMessage(message, performance.now() - begun));
    ready = true;
  },
  onRestart: (...what) => {
    onRestart(...what);
    if (!ready) void stop(1); // it has said why
  },
});
const workers = Array.from(
  { length: environment.workers },
  (_, index) =>
    new Supervised({
      name: `Worker ${index + 1}`,
      script: bundle('worker'),
      // No credentials of the database: a worker stands next to what students have written.
      env: { ...common, ...pick(['HEDDLE_WORKER_CONCURRENCY']) },
      onRestart,
    }),
);

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all(workers.map((worker) => worker.stop(DRAIN_MS)));
  await api.stop(DRAIN_MS);
  await engines.close();
  process.exit(code);
}

function pick(names: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(
    names.flatMap((name) => (variables[name] === undefined ? [] : [[name, variables[name]]])),
  );
}

function bundle(name: string): string {
  return fileURLToPath(new URL(`./${name}.js`, import.meta.url));
}

import { pino } from 'pino';
import { readEnvironment } from './environment';
import { startServer } from './server';

const environment = readEnvironment();
const log = pino({ name: 'api', level: environment.logLevel });

const server = await startServer(environment, log);
log.info({ url: server.url }, 'ready');
if (process.send === undefined) {
  if (server.credentials.length > 0) console.log('Demo accounts:', server.credentials);
} else {
  process.send({ kind: 'ready', url: server.url, credentials: server.credentials });
  process.on('disconnect', () => void stop('disconnect')); // the one who started this process is gone
}

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));

async function stop(why: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ why }, 'stopping');
  // Somebody may follow a submission for hours; a queue that is gone cannot be closed.
  setTimeout(() => process.exit(), 5_000).unref();
  await server.close();
  process.exit();
}

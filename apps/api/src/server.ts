import { connectDatabase, migrate } from '@heddle/database';
import { GradingQueue, ProgressReceiver, ResultReceiver } from '@heddle/queue';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import 'reflect-metadata';
import { routeTable } from './access/route-table';
import { AppModule } from './app.module';
import { seedDemo, type Credentials } from './demo/seed';
import type { Environment } from './environment';
import { LiveProgress } from './events/live-progress';
import { Catalogue } from './exercises/catalogue';
import { loadRepository } from './exercises/load-repository';
import { Dispatcher } from './gradings/dispatcher';
import { Reconciler } from './gradings/reconciler';
import { ResultStore } from './gradings/result-store';
import { logging } from './http/logging';
import { securityHeaders } from './http/security-headers';
import { Metrics } from './seeing/metrics';
import { webClient } from './web/web-client';

/** Above the longest submission; a source is checked with its own limit, which says so. */
const MAX_BODY = '2mb';

export interface Server {
  readonly url: string;
  /** How the demo's people sign in; only when they have just been made. */
  readonly credentials: readonly Credentials[];
  /** Answers what is being asked, then lets go of everything. */
  close(): Promise<void>;
}

export async function startServer(environment: Environment, log: Logger): Promise<Server> {
  const onError = (error: Error) => log.warn({ err: error }, 'queue');
  const applied = await migrate(environment.databaseUrl);
  if (applied.length > 0) log.info({ applied }, 'migrated');
  const database = connectDatabase({ url: environment.databaseUrl, connections: environment.connections });
  const queue = new GradingQueue(environment.queueUrl, onError);
  await queue.ready();

  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with({ environment, database, queue, log }),
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- a class that is an interface
    { logger: false, abortOnError: false, bodyParser: false },
  );
  routeTable(app.get(ModulesContainer)); // throws if somebody forgot a rule
  app.disable('x-powered-by');
  app.set('trust proxy', environment.trustedProxies);
  app.use(logging(log, app.get(Metrics)));
  app.use(securityHeaders(environment.secure));
  app.use(webClient(environment.web));
  app.useBodyParser('json', { limit: MAX_BODY });

  await loadRepository(environment.exercises, app.get(Catalogue), log);
  const credentials = environment.demo ? await seedDemo(database) : [];

  const results = app.get(ResultStore);
  const receiver = new ResultReceiver(environment.queueUrl, (result) => results.store(result), onError);
  const live = app.get(LiveProgress);
  const progress = new ProgressReceiver(environment.queueUrl, (heard) => live.hear(heard), onError);
  const reconciler = app.get(Reconciler);
  reconciler.start();
  await app.listen(environment.port, environment.host);

  return {
    url: await app.getUrl(),
    credentials,
    async close() {
      await reconciler.stop();
      await Promise.all([receiver.close(), progress.close()]);
      await app.close();
      await app.get(Dispatcher).settled();
      await queue.close();
      await database.$disconnect();
    },
  };
}

import { randomUUID } from 'node:crypto';
import { constants, setPriority } from 'node:os';
import { ProgressSender, ResultSender, WorkTaker } from '@heddle/queue';
import { GraderPool } from '@heddle/sandbox';
import { pino } from 'pino';
import { readEnvironment } from './environment';
import { GradingFailed } from './grading-failed';
import { LiveProgress } from './live-progress';
import { perform } from './perform';

/** Whoever does not hear of a worker for three times as long takes it for gone. */
const ALIVE_EVERY_MS = 10_000;

/** Longer than a grading takes, shorter than who started this process waits before it kills. */
const PATIENCE_MS = 25_000;

// Grading takes all the time it can get. On a machine that it shares with the API, whoever asks comes first; the graders
// inherit this.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

/** An error that is no grading's. */
const UNEXPECTED = { detail: undefined, report: undefined, isFinal: false };

const environment = readEnvironment();
const log = pino({ name: 'worker', level: environment.logLevel });
const onError = (error: Error) => log.warn({ err: error }, 'queue');

const graders = new GraderPool({ size: environment.concurrency });
const results = new ResultSender(environment.queueUrl, onError);
const progressSender = new ProgressSender(environment.queueUrl, onError);
const progress = new LiveProgress(progressSender, onError);
const id = randomUUID();
let busy = 0;
const taker = new WorkTaker({
  url: environment.queueUrl,
  concurrency: environment.concurrency,
  onError,
  perform: async (work, lastAttempt) => {
    const begun = performance.now();
    busy++;
    const about = { work: work.kind, grading: work.id, exercise: work.exercise.id };
    try {
      const result = await perform(work, graders, (news) => progress.hear(work.id, news));
      await results.send(result);
      const milliseconds = Math.round(performance.now() - begun);
      const verdict = result.kind === 'graded' ? result.report.verdict : result.kind;
      log.info({ ...about, verdict, milliseconds }, 'graded');
    } catch (error) {
      const { detail, report, isFinal } = error instanceof GradingFailed ? error : UNEXPECTED;
      log.error({ ...about, err: error, detail, isFinal, lastAttempt }, 'could not grade');
      if (!lastAttempt && !isFinal) throw error;
      const message = error instanceof Error ? error.message : String(error);
      const failed = { kind: 'failed' as const, work: work.kind, id: work.id, error: message };
      await results.send({ ...failed, ...(report !== undefined && { report }) });
    } finally {
      progress.forget(work.id);
      busy--;
    }
  },
});
await taker.ready();
const { concurrency } = environment;
const sayAlive = () => void results.send({ kind: 'worker', id, concurrency, busy }).catch(onError);
sayAlive();
const alive = setInterval(sayAlive, ALIVE_EVERY_MS);
log.info({ concurrency, worker: id }, 'ready');

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
// The one who started this worker is gone: nobody would stop it.
if (process.send !== undefined) process.on('disconnect', () => void stop('disconnect'));

async function stop(why: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ why }, 'finishing what is being graded');
  clearInterval(alive);
  progress.stop();
  // A queue that is gone cannot be told; its jobs' locks run out, and others take them over.
  setTimeout(() => process.exit(), PATIENCE_MS).unref();
  await taker.drain();
  await graders.close();
  await Promise.all([results.close(), progressSender.close()]);
  process.exit();
}

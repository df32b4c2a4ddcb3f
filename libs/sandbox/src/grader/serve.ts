import { onLine } from '../input';
import type { JobMessage } from '../protocol';
import type { EngineStage, FrontEnd } from './front-end';
import { runJob } from './run-job';
import { say } from './say';

const REPORT_MEMORY_MS = 50;

/** A grader process: sets its stage, says that it is ready, does a job, and waits to be killed, or for another job. */
export async function serve<S extends EngineStage>(frontEnd: FrontEnd<S>): Promise<void> {
  let stage: S;
  const doJob = async (message: JobMessage): Promise<void> => {
    try {
      stage = await frontEnd.stageFor(message.job, stage);
      say(await runJob(message, frontEnd, stage, say));
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      say({ kind: 'failed', message: 'The grader failed while it ran this program.', detail });
    }
    if (!message.more) return;
    stage = await frontEnd.renewStage(stage);
    say({ kind: 'ready' });
  };

  let watched = false;
  onLine((line) => {
    const message = JSON.parse(line) as JobMessage;
    if (message.reportMemory && !watched)
      setInterval(() => say({ kind: 'memory', bytes: process.memoryUsage.rss() }), REPORT_MEMORY_MS);
    watched = message.reportMemory;
    void doJob(message);
  });
  stage = await frontEnd.setStage();
  say({ kind: 'ready' });
}

import type { JobMessage } from '../protocol';
import { onLine } from '../input';
import type { EngineStage, FrontEnd } from './front-end';
import { runJob } from './run-job';
import { say } from './say';

const REPORT_MEMORY_MS = 50;

/** A grader process: sets its stage, says that it is ready, does one job, and waits to be killed. */
export async function serve<S extends EngineStage>(frontEnd: FrontEnd<S>): Promise<void> {
  const input = new Promise<string>(onLine);
  const stage = await frontEnd.setStage();
  say({ kind: 'ready' });

  const message = JSON.parse(await input) as JobMessage;
  if (message.reportMemory)
    setInterval(() => say({ kind: 'memory', bytes: process.memoryUsage.rss() }), REPORT_MEMORY_MS);
  try {
    say(await runJob(message, frontEnd, await frontEnd.stageFor(message.job, stage), say));
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say({ kind: 'failed', message: 'The grader failed while it ran this program.', detail });
  }
}

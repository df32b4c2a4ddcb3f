import type { JobMessage } from '../protocol';
import type { EngineStage, FrontEnd } from './front-end';
import { firstLine } from './input';
import { runJob } from './run-job';
import { say } from './say';

const REPORT_MEMORY_MS = 50;

/** A grader process: warms up, says that it is ready, does one job, and waits to be killed. */
export async function serve<S extends EngineStage>(frontEnd: FrontEnd<S>, warmUp: () => void): Promise<void> {
  const input = firstLine();
  const stage = await frontEnd.setStage();
  warmUp();
  say({ kind: 'ready' });

  const { job, reportMemory } = JSON.parse(await input) as JobMessage;
  if (reportMemory)
    setInterval(() => say({ kind: 'memory', bytes: process.memoryUsage.rss() }), REPORT_MEMORY_MS);
  try {
    say(await runJob(job, frontEnd, await frontEnd.stageFor(job, stage), say));
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say({ kind: 'failed', message: 'The grader failed while it ran this program.', detail });
  }
}

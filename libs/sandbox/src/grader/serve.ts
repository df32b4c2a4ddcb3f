import { setFlagsFromString } from 'node:v8';
import { onLine } from '../input';
import type { Job } from '../job';
import type { JobMessage } from '../protocol';
import type { EngineStage, FrontEnd } from './front-end';
import { runJob } from './run-job';
import { say } from './say';

const REPORT_MEMORY_MS = 50;

/** Schedules: a search of more is worth V8's optimizing sooner than in its efficiency mode, in which graders start. */
const LONG_SEARCH = 20_000;

/** A grader process: sets its stage, says that it is ready, does a job, and waits to be killed, or for another job. */
export async function serve<S extends EngineStage>(frontEnd: FrontEnd<S>): Promise<void> {
  let stage: S;
  const doJob = async (message: JobMessage): Promise<void> => {
    if (mostSchedules(message.job) > LONG_SEARCH) setFlagsFromString('--no-efficiency-mode');
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

function mostSchedules({ task }: Job): number {
  return task.kind === 'explore' ? task.scenarios.reduce((sum, { schedules }) => sum + schedules, 0) : 1;
}

// A grader process: warms up, says that it is ready, does one job, and waits to be killed.
import type { JobMessage } from '../protocol';
import { firstLine } from './input';
import { runJob } from './run-job';
import { say } from './say';
import { setStage } from './stage';
import { warmUp } from './warm-up';

/** The stage is set with this limit; a job that wants another one waits for a new stage. */
const USUAL_MEMORY_MB = 128;
const REPORT_MEMORY_MS = 50;

const input = firstLine();
let stage = await setStage(USUAL_MEMORY_MB);
warmUp();
say({ kind: 'ready' });

const { job, reportMemory } = JSON.parse(await input) as JobMessage;
if (reportMemory)
  setInterval(() => say({ kind: 'memory', bytes: process.memoryUsage.rss() }), REPORT_MEMORY_MS);
try {
  if (job.limits.memoryMb !== stage.memoryMb) stage = await setStage(job.limits.memoryMb);
  say(await runJob(job, stage, say));
} catch (error) {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  say({ kind: 'failed', message: 'The grader failed while it ran this program.', detail });
}

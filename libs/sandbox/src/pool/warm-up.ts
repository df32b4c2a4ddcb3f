import type { JobLanguage } from '../job';
import type { GraderCommand } from './grader-command';
import { GraderProcess } from './grader-process';

/** A grader that has not announced itself by then never will. */
const WARM_UP_MS = 60_000;

/** A grader process on its way to being ready. */
export interface WarmGrader {
  readonly language: JobLanguage;
  readonly grader: GraderProcess;
  /** False: it ended before it was ready. Never rejects. */
  readonly ready: Promise<boolean>;
}

/** @param maxOutput see `GraderProcess` */
export function warmUp(language: JobLanguage, command: GraderCommand, maxOutput?: number): WarmGrader {
  const grader = new GraderProcess(command, maxOutput);
  const clock = setTimeout(() => grader.kill(), WARM_UP_MS);
  const announced = new Promise<boolean>((resolve) => {
    grader.onLine = (line) => resolve(line === READY);
  });
  const died = grader.exited.then(() => false);
  const ready = Promise.race([announced, died]).finally(() => clearTimeout(clock));
  return { language, grader, ready };
}

const READY = JSON.stringify({ kind: 'ready' });

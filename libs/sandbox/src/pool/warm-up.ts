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
  /** Whose jobs it has done before; see `GraderPool.forAuthor`. */
  readonly author?: object;
}

/** @param maxOutput see `GraderProcess` */
export function warmUp(language: JobLanguage, command: GraderCommand, maxOutput?: number): WarmGrader {
  const grader = new GraderProcess(command, maxOutput);
  const announced = new Promise<boolean>((resolve) => {
    grader.onLine = (line) => resolve(line === READY);
  });
  return { language, grader, ready: orDead(grader, announced) };
}

/** False if it dies first, or takes so long that it has to. */
export function orDead(grader: GraderProcess, ready: Promise<boolean>): Promise<boolean> {
  const clock = setTimeout(() => grader.kill(), WARM_UP_MS);
  const died = grader.exited.then(() => false);
  return Promise.race([ready, died]).finally(() => clearTimeout(clock));
}

const READY = JSON.stringify({ kind: 'ready' });

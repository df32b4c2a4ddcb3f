import { Ending, type Site, type Trace } from '@heddle/trace';
import type { BusyWait } from '@heddle/verdict';
import { findSpin } from './spin';

/** More suspects than this tell nothing new. */
const MAX_SUSPECTS = 8;

interface Suspect {
  readonly spin: BusyWait;
  /** How often the task came by the place where it looked. */
  readonly looks: number;
  varies: boolean;
}

/**
 * Tasks that busy-wait, over many runs. One run can mislead: a loop of twenty rounds that only reads looks like a spin if another task's
 * write happens to come right before its last round. But such a loop has as many rounds in every run; how often a task has to
 * ask until another one is done depends on the schedule. So a suspect is convicted by a second run with another number.
 */
export class BusyWaitAnalysis {
  private readonly suspects: Suspect[] = [];

  /** Answers the number of the suspect that this run brought up, if it is a new one. @param sites by site number */
  add(trace: Trace, sites: readonly Site[]): number | undefined {
    if (trace.ending !== Ending.Completed) return undefined;
    for (const suspect of this.suspects) {
      if (suspect.varies) continue;
      const looks = looksOf(trace, suspect.spin);
      if (looks > 0 && looks !== suspect.looks) suspect.varies = true;
    }
    if (this.suspects.length >= MAX_SUSPECTS) return undefined;
    const spin = findSpin(trace, sites);
    if (spin === undefined || this.suspects.some((known) => isSame(known.spin, spin))) return undefined;
    return this.suspects.push({ spin, looks: looksOf(trace, spin), varies: false }) - 1;
  }

  /** The number of the first suspect that is convicted. */
  convicted(): number | undefined {
    const found = this.suspects.findIndex(({ varies }) => varies);
    return found < 0 ? undefined : found;
  }
}

function looksOf(trace: Trace, { task, look }: BusyWait): number {
  let looks = 0;
  for (let at = 0; at < trace.length; at++) {
    if (trace.site[at] === look.site && trace.task[at] === task) looks++;
  }
  return looks;
}

function isSame(a: BusyWait, b: BusyWait): boolean {
  return a.task === b.task && a.look.site === b.look.site;
}

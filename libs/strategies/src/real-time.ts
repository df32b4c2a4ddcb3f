import type { SchedulingPoint } from '@heddle/engine';
import { SeededStrategy } from './seeded-strategy';

/**
 * One run as a machine might make it: of the tasks that have something to do one at random goes on; who sleeps, or waits with a
 * time-out, comes when its time is up and everybody else waits, too, the first that is due first. For running a program once: a
 * search must not take sleeping for waiting.
 *
 * Invariant: the virtual clock moves only when nobody could go on without that.
 */
export class RealTime extends SeededStrategy {
  pick(point: SchedulingPoint): number {
    const { enabled, count } = point;
    let due = Infinity;
    let candidates: number[] = [];
    for (let index = 0; index < count; index++) {
      const task = enabled[index]!;
      const at = point.dueAt(task);
      if (at > due) continue;
      if (at < due) candidates = [];
      due = at;
      candidates.push(task);
    }
    return candidates.length === 1 ? candidates[0]! : candidates[this.chance.below(candidates.length)]!;
  }
}

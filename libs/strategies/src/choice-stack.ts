import type { SchedulingPoint } from '@heddle/engine';
import { canGoOn } from './default-choice';
import { NondeterminismError } from './errors';

/**
 * The choice points of one run, as a stack: for each the options in the order in which they are tried and which one was taken.
 * Flat arrays that only grow, for a depth-first search pushes and pops millions of times.
 *
 * Invariants: a point has at least two options; option 0 is the default choice, the others ascend; `chosen` and `limit` are in
 * range and `chosen ≤ limit`.
 */
export class ChoiceStack {
  depth = 0;
  /** The index of the option taken. */
  chosen = new Int32Array(64);
  /** The last option that is to be tried. */
  limit = new Int32Array(64);
  private step = new Int32Array(64);
  /** Where the options start in `options`; the next point's start is this one's end. */
  private start = new Int32Array(65);
  private options = new Int32Array(256);

  push(point: SchedulingPoint, chosen: number, limit: number): void {
    const at = this.depth;
    if (at === this.chosen.length) this.growPoints();
    const start = this.start[at]!;
    if (start + point.count > this.options.length) this.options = enlarged(this.options, start + point.count);
    this.chosen[at] = chosen;
    this.limit[at] = limit;
    this.step[at] = point.step;
    this.start[at + 1] = start + writeOptions(point, this.options, start);
    this.depth++;
  }

  pop(): void {
    this.depth--;
  }

  /** The task chosen at a point. */
  task(at: number): number {
    return this.options[this.start[at]! + this.chosen[at]!]!;
  }

  size(at: number): number {
    return this.start[at + 1]! - this.start[at]!;
  }

  /** Is this the point that was recorded as number `at`? @throws NondeterminismError if not */
  expect(at: number, point: SchedulingPoint): void {
    const start = this.start[at]!;
    let same = point.step === this.step[at]! && point.count === this.size(at);
    if (same) {
      // The scratch area behind the top of the stack: nothing there is in use.
      const top = this.start[this.depth]!;
      if (top + point.count > this.options.length) this.options = enlarged(this.options, top + point.count);
      writeOptions(point, this.options, top);
      for (let i = 0; i < point.count; i++) same &&= this.options[top + i] === this.options[start + i];
    }
    if (same) return;
    const found = `tasks ${point.enabled.slice(0, point.count).join(', ')} at step ${point.step}`;
    throw new NondeterminismError(this.step[at]!, this.describe(at), found);
  }

  /** `tasks 0, 2 at step 7` */
  describe(at: number): string {
    const options = this.options.slice(this.start[at], this.start[at + 1]).sort();
    return `tasks ${options.join(', ')} at step ${this.step[at]!}`;
  }

  stepOf(at: number): number {
    return this.step[at]!;
  }

  private growPoints(): void {
    const depth = this.depth + 1;
    this.chosen = enlarged(this.chosen, depth);
    this.limit = enlarged(this.limit, depth);
    this.step = enlarged(this.step, depth);
    this.start = enlarged(this.start, depth + 1);
  }
}

/** The default choice first, then the other enabled tasks. */
function writeOptions(point: SchedulingPoint, into: Int32Array, start: number): number {
  const { enabled, count } = point;
  const first = canGoOn(point) ? point.current : enabled[0]!;
  let to = start;
  into[to++] = first;
  for (let i = 0; i < count; i++) {
    if (enabled[i] !== first) into[to++] = enabled[i]!;
  }
  return count;
}

function enlarged(from: Int32Array, atLeast: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(Math.max(atLeast, from.length * 2));
  to.set(from);
  return to;
}

import type { ChoiceStack } from './choice-stack';

/** A run of the bound below that can be preempted once more. */
export interface Origin {
  /** The number of the first choice point at which it may be. */
  readonly from: number;
  /** At how many choice points from there on. */
  readonly opportunities: number;
  /** Where the next origin starts. */
  readonly end: number;
}

/**
 * The runs at which a bounded search stopped because the bound was used up: a few integers for each, namely `from`, `opportunities`,
 * and the choice points that did not take option 0 (how many, then point and option of each, ascending).
 *
 * Something of this size must be kept. Without it, whether there is one more place for a preemption in a run is only known by
 * running it to its end, once for nothing.
 */
export class Frontier {
  private data = new Int32Array(256);
  /** The end of the last origin. */
  length = 0;

  /** Adds the run that is on the stack. */
  add(stack: ChoiceStack, from: number, opportunities: number): void {
    this.push(from);
    this.push(opportunities);
    const countAt = this.length;
    this.push(0);
    for (let at = 0; at < from; at++) {
      if (stack.chosen[at] === 0) continue;
      this.push(at);
      this.push(stack.chosen[at]!);
      this.data[countAt]!++;
    }
  }

  /** The origin that starts at `start` < `length`. */
  read(start: number): Origin {
    const end = start + HEADER + 2 * this.data[start + 2]!;
    return { from: this.data[start]!, opportunities: this.data[start + 1]!, end };
  }

  /** The option that the origin which starts at `start` takes at a choice point. */
  option(start: number, point: number): number {
    const end = this.read(start).end;
    for (let at = start + HEADER; at < end; at += 2) {
      if (this.data[at] === point) return this.data[at + 1]!;
    }
    return 0;
  }

  private push(value: number): void {
    if (this.length === this.data.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.data);
      this.data = larger;
    }
    this.data[this.length++] = value;
  }
}

const HEADER = 3;

import type { SchedulingPoint, Strategy } from '@heddle/engine';
import { NondeterminismError } from './errors';

/**
 * Makes every schedule of the inner strategy several times and compares: the enabled tasks and their pending operations must be the same
 * at every point. The idea is shuttle's `uncontrolled_nondeterminism.rs`; it differs in that repetitions follow the recorded
 * choices themselves, so that the inner strategy sees each schedule once.
 *
 * Invariant: repetitions make the choices and draw the random numbers of the first run of their schedule. One that ends too early
 * is noticed at the next `startRun`.
 */
export class DetectNondeterminism implements Strategy {
  /** Per point: step, number of enabled tasks, their (task, kind, object, site), the choice. */
  private readonly log: number[] = [];
  private readonly numbers: number[] = [];
  /** Runs of the present schedule. */
  private runs = 0;
  private read = 0;
  private numbersRead = 0;

  /** @param times runs of each schedule, at least 2; `Infinity`: the first one is made for ever */
  constructor(
    private readonly inner: Strategy,
    private readonly times = 2,
  ) {}

  private get repeats(): boolean {
    return this.runs > 1;
  }

  startRun(end?: SchedulingPoint): boolean {
    if (this.repeats && this.read < this.log.length) {
      throw new NondeterminismError(this.log[this.read]!, 'the run to go on', 'its end');
    }
    this.runs = this.runs < this.times ? this.runs + 1 : 1;
    this.read = this.numbersRead = 0;
    if (this.repeats) return true;
    this.log.length = this.numbers.length = 0;
    return this.inner.startRun(end);
  }

  pick(point: SchedulingPoint): number {
    if (this.repeats) return this.compare(point);
    const choice = this.inner.pick(point);
    const { log } = this;
    log.push(point.step, point.count);
    for (let i = 0; i < point.count; i++) {
      const task = point.enabled[i]!;
      log.push(task, point.kind(task), point.object(task), point.site(task));
    }
    log.push(choice);
    return choice;
  }

  random(bound: number): number {
    if (this.repeats) return (this.numbers[this.numbersRead++] ?? 0) % bound;
    const number = this.inner.random(bound);
    this.numbers.push(number);
    return number;
  }

  private compare(point: SchedulingPoint): number {
    const start = this.read;
    if (start >= this.log.length) {
      const now = seen(point);
      throw new NondeterminismError(point.step, 'the end of the run', describe(now), sitesOnlyIn(now, []));
    }
    const end = start + 2 + this.log[start + 1]! * FIELDS;
    const now = seen(point);
    if (now.length !== end - start || now.some((value, i) => value !== this.log[start + i])) {
      const then = this.log.slice(start, end);
      throw new NondeterminismError(this.log[start]!, describe(then), describe(now), [
        ...sitesOnlyIn(now, then),
        ...sitesOnlyIn(then, now),
      ]);
    }
    this.read = end + 1;
    return this.log[end]!;
  }
}

const FIELDS = 4;

function seen(point: SchedulingPoint): number[] {
  const values = [point.step, point.count];
  for (let i = 0; i < point.count; i++) {
    const task = point.enabled[i]!;
    values.push(task, point.kind(task), point.object(task), point.site(task));
  }
  return values;
}

/** The sites of the operations that one point has and the other has not. */
function sitesOnlyIn(values: readonly number[], others: readonly number[]): number[] {
  const known = new Set(operationsOf(others).map((operation) => operation.join()));
  return operationsOf(values)
    .filter((operation) => !known.has(operation.join()))
    .map((operation) => operation.at(-1)!);
}

function operationsOf(values: readonly number[]): number[][] {
  const operations: number[][] = [];
  for (let at = 2; at < values.length; at += FIELDS) operations.push(values.slice(at, at + FIELDS));
  return operations;
}

function describe(values: readonly number[]): string {
  const tasks: string[] = [];
  for (let at = 2; at < values.length; at += FIELDS) {
    const [task, kind, object, site] = values.slice(at, at + FIELDS);
    tasks.push(`task ${task!} about to do operation ${kind!} on ${object!} at site ${site!}`);
  }
  return `step ${values[0]!} with ${tasks.join(', ')}`;
}

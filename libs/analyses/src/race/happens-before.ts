import { ObjectKind, OperationKind, OperationResult, type Trace } from '@heddle/trace';
import { clear } from './clear';

/**
 * Vector clocks over one trace: which operations of other tasks each task knows to lie behind it. What orders what is in this
 * library's README.
 *
 * All clocks are rows of one array: a row for each task, then three for each object (what its releases, its completed items
 * and its closing tell), then one for each round of a barrier.
 *
 * Invariant: `clocks[t * width + u]` is the last clock value of task u that task t's next operation happens after.
 */
export class HappensBefore {
  /** The length of a row: the number of tasks. */
  width = 0;
  clocks = new Int32Array(256);
  private objects = 0;
  private rows = 0;
  /** By barrier: the row of its present round. By task: the row of the round it arrived for. */
  private roundOfBarrier = new Int32Array(16);
  private roundOfTask = new Int32Array(16);
  /** The rows of locations whose atomic accesses synchronise. */
  private readonly rowOfLocation = new Map<number, number>();

  open(trace: Trace): void {
    this.width = trace.tasks;
    this.objects = trace.objectKind.length;
    this.rows = this.width + ROWS_PER_OBJECT * this.objects;
    const size = this.rows * this.width;
    if (size > this.clocks.length) this.clocks = new Int32Array(size * 2);
    else clear(this.clocks, size);
    if (this.objects > this.roundOfBarrier.length) this.roundOfBarrier = new Int32Array(this.objects * 2);
    if (this.width > this.roundOfTask.length) this.roundOfTask = new Int32Array(this.width * 2);
    for (let task = 0; task < this.width; task++) this.clocks[task * this.width + task] = 1;
    if (this.rowOfLocation.size > 0) this.rowOfLocation.clear();
  }

  /**
   * Takes in an atomic access that synchronises, by the executing task: it knows what those before it knew when they wrote. The
   * specification orders only what reads a value behind what wrote it; here an update reads, too.
   */
  synchronise(task: number, location: number, writes: boolean): void {
    const known = this.rowOfLocation.get(location);
    if (known !== undefined) this.learn(task, known);
    if (!writes) return;
    const row = known ?? this.addRow();
    this.rowOfLocation.set(location, row);
    this.tell(task, row);
  }

  /** Takes in an operation that is no memory access. */
  perform(trace: Trace, at: number): void {
    const task = trace.task[at]!;
    const object = trace.object[at]!;
    const result = trace.result[at]!;
    const succeeded = result === (OperationResult.Yes as number);
    const kind = trace.kind[at] as OperationKind;
    switch (kind) {
      case OperationKind.Start:
      case OperationKind.Kill:
        if (succeeded) this.tell(task, object);
        break;
      case OperationKind.Join:
        if (succeeded) this.learn(task, object);
        break;
      case OperationKind.Acquire:
      case OperationKind.SemaphoreAcquire:
      case OperationKind.EventWait:
        if (succeeded) this.learn(task, this.released(object));
        break;
      case OperationKind.Release:
      case OperationKind.SemaphoreRelease:
      case OperationKind.EventSet:
        if (succeeded) this.tell(task, this.released(object));
        break;
      case OperationKind.Inspect:
        if (succeeded && trace.objectKind[object] === ObjectKind.Event)
          this.learn(task, this.released(object));
        break;
      case OperationKind.Wait:
        if (succeeded) this.tell(task, this.released(trace.objectArgument[object]!));
        break;
      case OperationKind.Reacquire:
        this.learn(task, this.released(trace.objectArgument[object]!));
        break;
      case OperationKind.BarrierWait:
        if (result >= 0) this.arrive(task, object, result);
        break;
      case OperationKind.BarrierLeave:
        if (succeeded) this.learn(task, this.roundOfTask[task]!);
        else this.learn(task, this.closed(object));
        break;
      case OperationKind.QueuePut:
        if (succeeded) this.tell(task, this.released(object));
        else if (result === (OperationResult.Closed as number)) this.learn(task, this.closed(object));
        break;
      case OperationKind.QueueGet:
        if (succeeded) this.learn(task, this.released(object));
        else if (result === (OperationResult.Closed as number)) this.learn(task, this.closed(object));
        break;
      case OperationKind.QueueTaskDone:
        if (succeeded) this.tell(task, this.done(object));
        break;
      case OperationKind.QueueJoin:
        if (succeeded) this.learn(task, this.done(object));
        break;
      case OperationKind.QueueShutdown:
      case OperationKind.BarrierAbort:
      case OperationKind.BarrierReset:
        this.tell(task, this.closed(object));
        break;
      default:
    }
  }

  private released(object: number): number {
    return this.width + ROWS_PER_OBJECT * object;
  }

  private done(object: number): number {
    return this.width + ROWS_PER_OBJECT * object + 1;
  }

  private closed(object: number): number {
    return this.width + ROWS_PER_OBJECT * object + 2;
  }

  /** Rounds have clocks of their own: a fast task may arrive for the next round before a slow one has left this one. */
  private arrive(task: number, barrier: number, index: number): void {
    if (index === 0) this.roundOfBarrier[barrier] = this.addRow();
    const round = this.roundOfBarrier[barrier]!;
    this.roundOfTask[task] = round;
    this.tell(task, round);
  }

  private addRow(): number {
    const end = (this.rows + 1) * this.width;
    if (end > this.clocks.length) {
      const larger = new Int32Array(end * 2);
      larger.set(this.clocks);
      this.clocks = larger;
    }
    this.clocks.fill(0, end - this.width, end);
    return this.rows++;
  }

  /** What follows in `task` happens after all that the row knows. */
  private learn(task: number, row: number): void {
    this.join(task, row);
  }

  /** All that the task did so far becomes known to the row; what it does from now on does not. */
  private tell(task: number, row: number): void {
    this.join(row, task);
    this.clocks[task * this.width + task]!++;
  }

  private join(to: number, from: number): void {
    const { clocks, width } = this;
    const target = to * width;
    const source = from * width;
    for (let i = 0; i < width; i++) {
      const clock = clocks[source + i]!;
      if (clock > clocks[target + i]!) clocks[target + i] = clock;
    }
  }
}

const ROWS_PER_OBJECT = 3;

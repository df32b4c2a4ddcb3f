import { OperationKind } from '@heddle/trace';
import { TaskState, type TaskTable } from './task-table';

/**
 * The outside operations and timers that event loops wait for. Each is an entry of the task table without a coroutine: when
 * the strategy picks it, the coroutine of its loop goes on, with its number as the answer.
 *
 * What can happen next follows from the clock alone. Something can happen as long as nothing else has to happen before its
 * earliest moment; timers happen in the order of their deadlines, those of equal deadlines in the order in which they were set.
 * An operation with no bound on how long it takes can therefore happen at any moment.
 */
export class EventLoops {
  /** In the order in which they were armed: the first `pending` of these. */
  private readonly armed: number[] = [];
  /** How much has not happened yet. */
  pending = 0;
  /** The table entries of what has happened, to be used again: the first `freed` of these. */
  private readonly free: number[] = [];
  private freed = 0;
  /** By loop, as surveyed: the moment by which something must have happened, and the timer that is due first. */
  private readonly horizon: number[] = [];
  private readonly firstTimer: number[] = [];
  private asyncTasks = 0;
  /** By loop: the fuel that was left when its last turn began. Undefined: it is still in its first. */
  private readonly turns: (number | undefined)[] = [];

  constructor(private readonly tasks: TaskTable) {}

  /** Is there, or was there, an event loop in this run? */
  get exist(): boolean {
    return this.asyncTasks > 0 || this.pending > 0 || this.freed > 0;
  }

  clear(): void {
    this.pending = this.freed = this.asyncTasks = 0;
    if (this.turns.length > 0) this.turns.length = 0;
  }

  /** The loop of `owner` begins a turn, with so much fuel left. */
  beginTurn(owner: number, fuel: number): void {
    this.turns[owner] = fuel;
  }

  turnOf(owner: number): number | undefined {
    return this.turns[owner];
  }

  /** What the loop of `owner` waits for. */
  armedBy(owner: number): readonly number[] {
    return this.armed.slice(0, this.pending).filter((entry) => this.tasks.loop[entry] === owner);
  }

  /** A new async task of the loop of `owner`. */
  add(owner: number): number {
    const { tasks } = this;
    const task = tasks.add(undefined, false);
    tasks.loop[task] = owner;
    tasks.state[task] = TaskState.Pending;
    tasks.kind[task] = OperationKind.Await;
    this.asyncTasks++;
    return task;
  }

  /**
   * Something that will happen between these moments, in milliseconds of virtual time: a timer's two are the same. Answers its
   * number.
   */
  arm(owner: number, kind: OperationKind, site: number, earliest: number, latest: number): number {
    const { tasks } = this;
    const entry = this.freed > 0 ? this.free[--this.freed]! : tasks.add(undefined, true);
    tasks.loop[entry] = owner;
    tasks.state[entry] = TaskState.Pending;
    tasks.kind[entry] = kind;
    tasks.object[entry] = owner;
    tasks.site[entry] = site;
    tasks.earliest[entry] = earliest;
    tasks.latest[entry] = latest;
    this.armed[this.pending++] = entry;
    return entry;
  }

  /** It has happened, or will not happen any more. */
  disarm(entry: number): void {
    const { armed } = this;
    let at = 0;
    while (at < this.pending && armed[at] !== entry) at++;
    if (at === this.pending) return;
    this.pending--;
    for (; at < this.pending; at++) armed[at] = armed[at + 1]!;
    this.free[this.freed++] = entry;
    this.tasks.state[entry] = TaskState.Created;
  }

  /** To be called before `isEnabled` is asked, once at every scheduling point. */
  survey(): void {
    const { tasks, armed, pending, horizon, firstTimer } = this;
    for (let at = 0; at < pending; at++) {
      horizon[tasks.loop[armed[at]!]!] = Infinity;
      firstTimer[tasks.loop[armed[at]!]!] = -1;
    }
    for (let at = 0; at < pending; at++) {
      const entry = armed[at]!;
      const loop = tasks.loop[entry]!;
      const latest = tasks.latest[entry]!;
      if (tasks.kind[entry] === OperationKind.Fire) {
        const first = firstTimer[loop]!;
        if (first < 0 || latest < tasks.latest[first]!) firstTimer[loop] = entry;
      }
      if (latest < horizon[loop]!) horizon[loop] = latest;
    }
  }

  /** Can it happen now? Its loop must be waiting for its next turn. What is neither an operation nor a timer never happens by itself. */
  isEnabled(entry: number): boolean {
    const { tasks } = this;
    const kind = tasks.kind[entry];
    if (kind !== OperationKind.Complete && kind !== OperationKind.Fire) return false;
    const loop = tasks.loop[entry]!;
    if (tasks.kind[loop] !== OperationKind.Turn || tasks.state[loop] !== TaskState.Pending) return false;
    if (kind === OperationKind.Fire && entry !== this.firstTimer[loop]) return false;
    return tasks.earliest[entry]! <= this.horizon[loop]!;
  }
}

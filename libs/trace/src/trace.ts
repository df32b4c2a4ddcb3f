import type { ObjectKind } from './object-kind';
import { OperationKind } from './operation';

/** The task that a program starts with: tasks are numbered in the order in which they were made. */
export const MAIN_TASK = 0;

/** How a run ended. */
export enum Ending {
  /** Every task ended. */
  Completed = 0,
  /** Unfinished tasks, none of them enabled. */
  Blocked = 1,
  /** The harness stated a failure. */
  Failed = 2,
  /** An exception left a task (or the program's main task). */
  Exception = 3,
  /** Out of steps or fuel. */
  StepLimit = 4,
  /** Out of steps or fuel while no task had changed anything for a long time. */
  Livelock = 5,
  /** The program printed more than it may. */
  OutputLimit = 6,
  /** The strategy gave the run up: it could only repeat what other runs have shown. */
  Abandoned = 7,
}

/** An operation that a task was about to perform when the run ended. */
export interface PendingOperation {
  readonly task: number;
  readonly kind: OperationKind;
  readonly object: number;
  readonly site: number;
}

/** An event loop's turn without end: what the loop waits for cannot happen meanwhile. */
export interface Starvation {
  /** Who was running when the run was ended, and where. */
  readonly task: number;
  readonly site: number;
  /** Jobs (microtasks) that make jobs; else one piece of code. */
  readonly byJobs: boolean;
  readonly starved: readonly PendingOperation[];
}

/**
 * The visible operations of one run, in the order they were performed: parallel arrays, because one trace is filled and
 * read thousands of times a second. Reused from run to run; copy what must outlive the run.
 */
export class Trace {
  length = 0;
  task = new Int32Array(INITIAL_CAPACITY);
  kind = new Uint8Array(INITIAL_CAPACITY);
  /** A location for memory accesses, a task for `Start`, `Join` and `End`, else a synchronisation object. */
  object = new Int32Array(INITIAL_CAPACITY);
  /** What the operation answered: see `OperationResult`. */
  result = new Int32Array(INITIAL_CAPACITY);
  site = new Int32Array(INITIAL_CAPACITY);
  /** The operation's argument: permits, waiters to wake, `Patience` of what can be given a time-out. 0 where there is none. */
  argument = new Int32Array(INITIAL_CAPACITY);

  ending: Ending = Ending.Completed;
  /** The unfinished tasks' next operations; empty unless the run ended before they did, or left async tasks behind. */
  pending: PendingOperation[] = [];
  /** Of a run out of steps or fuel. */
  starvation: Starvation | undefined;
  /** How many tasks and locations the run made; their ids are below these. */
  tasks = 0;
  locations = 0;
  /** The locations whose atomic accesses synchronise: memory that is shared by nothing else. */
  readonly synchronising = new Set<number>();
  /** The synchronisation objects' kinds and arguments (see `ObjectKind`), by id. */
  objectKind: ObjectKind[] = [];
  objectArgument: number[] = [];
  /** The task that made the synchronisation object, by id. */
  objectCreator: number[] = [];
  /** By task: may it be left running when the program ends? */
  daemon: boolean[] = [];
  /** By task: the task whose event loop it belongs to, itself if it is no async task. Empty if there is no event loop. */
  loop: number[] = [];

  /** By task: the task whose coroutine does what is done in its name, if that is not its own. Empty if there is no event loop. */
  executor: number[] = [];

  /** Whose coroutines did these operations: the tasks that a strategy chose, where there was something to choose. */
  executors(end = this.length): Int32Array {
    const tasks = this.task.slice(0, end);
    return this.executor.length === 0 ? tasks : tasks.map((task) => this.executor[task] ?? task);
  }

  /** Is it an event loop's own waiting, in no line of the program's? The tasks that it runs say better what is waited for. */
  isIdling(task: number, kind: OperationKind, site: number): boolean {
    if (site !== 0 || kind === OperationKind.End) return false;
    return this.executor.some((executor, other) => executor === task && other !== task);
  }

  append(
    task: number,
    kind: OperationKind,
    object: number,
    argument: number,
    result: number,
    site: number,
  ): void {
    const at = this.length++;
    if (at === this.task.length) this.grow();
    this.task[at] = task;
    this.kind[at] = kind;
    this.object[at] = object;
    this.argument[at] = argument;
    this.result[at] = result;
    this.site[at] = site;
  }

  clear(): void {
    this.length = 0;
    this.ending = Ending.Completed;
    if (this.pending.length > 0) this.pending = [];
    this.starvation = undefined;
    this.tasks = this.locations = 0;
    if (this.synchronising.size > 0) this.synchronising.clear();
    truncate(this.executor, 0);
    this.forgetObjects(0);
  }

  /** The run is over, and had so many tasks, whose `daemon`, `loop` and `executor` are written. @param loops is there an event loop? */
  close(tasks: number, loops: boolean): void {
    this.tasks = tasks;
    truncate(this.daemon, tasks);
    truncate(this.loop, loops ? tasks : 0);
    truncate(this.executor, loops ? tasks : 0);
  }

  /** Forgets the synchronisation objects from this id on. */
  forgetObjects(from: number): void {
    truncate(this.objectKind, from);
    truncate(this.objectArgument, from);
    truncate(this.objectCreator, from);
  }

  private grow(): void {
    const capacity = this.task.length * 2;
    this.task = enlarged(this.task, new Int32Array(capacity));
    this.kind = enlarged(this.kind, new Uint8Array(capacity));
    this.object = enlarged(this.object, new Int32Array(capacity));
    this.result = enlarged(this.result, new Int32Array(capacity));
    this.site = enlarged(this.site, new Int32Array(capacity));
    this.argument = enlarged(this.argument, new Int32Array(capacity));
  }
}

const INITIAL_CAPACITY = 1024;

/** Setting a length costs something even where it changes nothing, and this is done for every run. */
function truncate(array: unknown[], length: number): void {
  if (array.length > length) array.length = length;
}

function enlarged<A extends Int32Array | Uint8Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

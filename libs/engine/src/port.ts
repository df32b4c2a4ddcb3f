import type { ObjectKind, OperationKind, SequentialModel } from '@heddle/trace';

/**
 * A task of the program: a generator object made in the program's realm.
 *
 * It yields `encodeYield(kind, site)` **before** it performs the operation; what belongs to the operation is in the
 * port's registers at that moment. It is resumed with the operation's result, an integer (see `OperationResult`), and
 * only then touches the memory that the operation was about.
 */
export type Coroutine = Generator<number, void, number>;

/** What a task is to do. It is given to the engine in two functions because each level of `yield*` costs at every switch. */
export interface TaskBody {
  /** Called by the task itself, when it is started. */
  begin(): Coroutine;
  /**
   * Something was thrown out of `begin` or of the coroutine; the engine does not look at it. Tells of it (`Port.raise`), or
   * answers what the coroutine should have yielded instead. Without it, an exception is one that could not be described.
   */
  caught?(error: unknown): number | undefined;
}

/** Indices into `Port.registers`. A task writes the first two right before it yields; the engine writes the others. */
export enum Register {
  /** The operation's object: a location, a synchronisation object or a task. */
  Object = 0,
  /** The operation's argument: permits to release, waiters to wake; 0 where there is none. */
  Argument = 1,
  /** The task that is running. */
  Task = 2,
  /** Left in this run; loop back-edges and calls burn it. A task that finds it below zero yields `OutOfFuel`. */
  Fuel = 3,
  /** For the front-end's own use: the site of the call in progress. */
  Site = 4,
  /** The task whose coroutine is running: `Task`, unless that is an async task's number. */
  Thread = 5,
  /** The fuel that was left when the running event loop began its last job; written by the front-end. */
  Job = 6,
}

/** Indices into `Port.time`, in seconds of virtual time. */
export enum Time {
  /** What the pending operation waits at most: negative for ever, 0 a try. Written by the task before it yields. */
  Timeout = 0,
  /** The virtual clock; it starts at 0 in every run and never runs backwards. */
  Now = 1,
}

/**
 * What the engine gives to the realm of the program: integers in, integers out. The front-end's runtime keeps it in a
 * closure; no student code can reach it. It never receives anything that belongs to a student but a task's generator,
 * on which the engine calls nothing but its own `next`.
 */
export interface Port {
  readonly registers: Int32Array;
  readonly time: Float64Array;
  /** The clock as the program reads it, in seconds; see `WatchedClock`. */
  clock(): number;
  /**
   * The running task is about to access memory. False: the access was recorded, go on at once. True: it is a switch
   * point; yield it (the location is in its register already). Most accesses are ordered by locks and cost no switch.
   */
  access(kind: OperationKind, location: number, site: number): boolean;
  /**
   * Which sites' accesses are switch points in this run: 1 or 0, by site, for as many as there is room for. For a front-end
   * to which asking before each access costs too much; it tells of the others later, before its next switch.
   */
  copySwitchPoints(into: Uint8Array): void;
  /**
   * Performs an operation of the running task at once, where no switch is possible (a native function called back).
   * `code` is what the task would have yielded. Answers `Blocked`, and does nothing, if it would have to wait.
   */
  perform(code: number): number;
  /**
   * A new synchronisation object's id. `argument`: see `ObjectKind`.
   *
   * @throws {RangeError} if a condition is given what is no lock: the front-end is at fault
   */
  create(kind: ObjectKind, argument: number): number;
  /**
   * A new task's id. It becomes runnable when some task performs `Start` on it, and its body begins then. A daemon may be
   * left running. Where there are too many already, it raises an exception, which ends the run.
   */
  createTask(body: TaskBody, daemon: boolean): number;
  /** Lets a task be left running when the program ends, or not; before it is started. */
  setDaemon(task: number, daemon: boolean): void;
  /** The first of `count` new memory locations. */
  createLocations(count: number): number;
  /** Atomic accesses to this location synchronise, as those to the memory that workers share do. */
  synchronises(location: number): void;
  /** What an event loop needs, if the running task is one. */
  readonly loop: LoopPort;
  /** An integer in [0, bound), from the seed alone: the same ones in every run. */
  random(bound: number): number;
  /** A piece of the program's output; beyond the run's limit the run ends with `OutputLimit`. */
  print(text: string): void;
  /**
   * An exception is leaving the running task; its generator returns right after.
   * `text`: `TypeError: x is not a function`. `frames`: the stack as positions in the generated code, innermost first.
   * `deliberate`: the harness threw it into the program. Then only its task ends, as in real life, and the run goes on: what
   * becomes of the others is what is tested. Any other exception, and any that leaves the main task, ends the run.
   * `unhandled`: it did not leave a task, but is the reason of a promise that was rejected and that nobody handles.
   */
  raise(text: string, frames: string, deliberate: boolean, unhandled?: boolean): void;
  /** The program has broken what it runs in: whatever the schedule, each further run is but the exception that tells of it. */
  breakDown(): void;
  /** In an explaining run only: the value that the last operation of the running task read or wrote. */
  value(text: string): void;
  /** In an explaining run only: what the reader should call an object (`ObjectName`), a location or a task. */
  name(what: 'task' | 'object' | 'location', id: number, name: string): void;
}

/**
 * An event loop is a task whose coroutine yields `Turn` whenever it has nothing left to do, and is resumed with the number of what
 * has happened. What it runs in between belongs to async tasks: before it runs some of it, it writes the task's number
 * into `Register.Task`. They have no coroutines of their own and are never switched away from between two awaits.
 *
 * A front-end whose loops are ordinary tasks, which wait for what they like and may be switched away from at any access, says whom
 * they run by `enter`.
 */
export interface LoopPort {
  /** A new async task, called by the running one. The running one itself if there are too many. */
  begin(site: number): number;
  /** What the running coroutine does from now on it does in this task's name: its own, or one of its async tasks'. */
  enter(task: number): void;
  /** The running task awaits something: another task's end (`Join`), a lock (`Acquire`), …; `Await` if there is no word for it. */
  suspend(site: number, awaited?: OperationKind, object?: number): void;
  /** The same, where no `await` says so. */
  pause(site: number, awaited?: OperationKind, object?: number): void;
  /**
   * The running task has taken or given back something that its loop keeps the books of, or given a signal. `result`: that of
   * the operation; `Yes` if it is not said.
   */
  note(kind: OperationKind, object: number, site: number, result?: number): void;
  /** The async task has ended. */
  finish(task: number): void;
  /** Somebody looks after an async task: it may be left running when the program ends. */
  excuse(task: number): void;
  /** `Complete` or `Fire` will happen, in milliseconds of virtual time between these two. Answers its number. */
  arm(kind: OperationKind, site: number, earliest: number, latest: number): number;
  disarm(entry: number): void;
  /**
   * Something will happen on the event loop of another task, at any moment from now on: a message of the running one has
   * been sent there. Answers its number.
   */
  post(owner: number, site: number): number;
}

/** What only the harness may do. */
export interface HarnessPort {
  /** An assertion failed: the run ends here. */
  fail(message: string): void;
  /** The scenario's goal with this index (0-based) was reached in this run, at this site. */
  reach(goal: number, site: number): void;
  /** The calls recorded in this run must be in line with this, the harness's own. */
  specify(model: SequentialModel): void;
  /** The running task's last operation was the beginning of a call; answers the call's number. See `Call`. */
  call(part: number, invocation: number): number;
  /** The running task's last operation was the end of a call. */
  returned(call: number, outcome: number): void;
}

/** A program under test: something that can be started afresh for every run, and behaves the same under the same schedule. */
export interface Program {
  /** The main task's coroutine. Called once a run, after the port was reset. */
  start(): Coroutine;
}

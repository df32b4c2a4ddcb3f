import {
  Ending,
  isMemoryAccess,
  isOfEventLoop,
  OperationKind,
  OperationResult,
  yieldedKind,
  yieldedSite,
  type History,
  type SequentialModel,
  type Trace,
} from '@heddle/trace';
import { describeEnd } from './describe-end';
import type { RunLimits } from './limits';
import { Operations } from './operations';
import { Register, Time, type Coroutine, type HarnessPort, type Port, type Program } from './port';
import { createHarnessPort, createPort } from './port-of-run';
import { RunState, type RaisedException, type RunMode } from './run-state';
import { ABANDON, type SchedulingPoint, type Strategy } from './strategy';
import { UNFINISHED } from './synchronisation';
import { TaskState } from './task-table';

// A task's generator belongs to the program, whose `next` need not be a generator's: the engine calls its own realm's.
const { next } = Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())) as { next: () => unknown };
// V8 makes a direct call of this, and none of `Reflect.apply` with an array of arguments.
const goOn = Function.prototype.call.bind(next) as (
  coroutine: Coroutine,
  answer: number,
) => IteratorResult<number, void>;

const SEARCHING: RunMode = { replay: false };

/**
 * Runs a program, one visible operation at a time, as a strategy says. One instance runs thousands of schedules; all it
 * tells of a run (`trace`, `failure`, …) is true until the next one.
 */
export class Execution {
  readonly port: Port;
  readonly harnessPort: HarnessPort;
  private readonly state: RunState;
  private readonly operations: Operations;
  /** May other tasks be enabled now than at the last scheduling point? */
  private stale = true;

  /** @param sites one more than the largest site of the program. @param limits what each run may use. */
  constructor(sites: number, limits: RunLimits) {
    this.state = new RunState(new Uint8Array(sites), limits);
    this.operations = new Operations(this.state);
    this.port = createPort(this.state, (task, code) => this.performAtOnce(task, code));
    this.harnessPort = createHarnessPort(this.state);
  }

  get trace(): Trace {
    return this.state.trace;
  }

  /** The assertion that failed. */
  get failure(): string | undefined {
    return this.state.failure;
  }

  get exception(): RaisedException | undefined {
    return this.state.exception;
  }

  /** What the program printed. Of a run that a front-end makes to search with, it may be blanks in that number. */
  get output(): string {
    return this.state.output;
  }

  /** The goals reached, and the site at which each was reached first. */
  get reached(): ReadonlyMap<number, number> {
    return this.state.reached;
  }

  /** The calls that the harness recorded, and what they are to be compared with; undefined if there is nothing. */
  get history(): History {
    return this.state.history;
  }

  get model(): SequentialModel | undefined {
    return this.state.model;
  }

  /** For `Strategy.startRun`. */
  get end(): SchedulingPoint {
    return this.state.point;
  }

  /** Was a polling task held back? Then this schedule is one of those that a fair scheduler would choose. */
  get wasSteered(): boolean {
    return this.state.fairness.intervened;
  }

  /** Has a run broken what the program runs in? Then no run is as those before it. */
  get isBroken(): boolean {
    return this.state.broken;
  }

  /** Makes the accesses at a site switch points, in all runs from now on. Answers whether they were none before. */
  makeVisible(site: number): boolean {
    const { visible } = this.state;
    if (visible[site] !== 0) return false;
    visible[site] = 1;
    return true;
  }

  /**
   * Makes the end of a task an operation of its own, in all runs from now on, if the last run asked whether a task was
   * still alive. Answers whether that is new. Without anybody asking, nobody can tell when exactly a task ended.
   */
  makeEndsVisible(): boolean {
    if (this.state.endsAreVisible || !this.state.askedForEnd) return false;
    this.state.endsAreVisible = true;
    return true;
  }

  /**
   * Runs the program once.
   *
   * In a `replay` every access is a switch point and fairness holds nobody back: so a schedule means the same whatever
   * an earlier search has learned. With a `recording`, the program must be an explaining build.
   */
  run(program: Program, strategy: Strategy, mode: RunMode = SEARCHING): void {
    const { state } = this;
    state.reset(strategy, mode);
    this.stale = true;
    const main = program.start();
    this.start(this.port.createTask({ begin: () => main }, false));
    while (state.stop === undefined && state.alive > 0) {
      if (state.trace.length >= state.limits.steps) state.endExhausted();
      else if (this.collectEnabled() === 0) state.end(Ending.Blocked);
      else this.step(strategy.pick(state.point));
    }
    state.trace.ending = state.stop ?? Ending.Completed;
    describeEnd(state);
  }

  /**
   * After a run: lets code of the harness be called without any of it being recorded (a sequential model is no part of
   * the program). It has the fuel of a run, and cannot wait.
   */
  aside<R>(body: () => R): R {
    const { state } = this;
    const { trace } = state;
    const { locations } = trace;
    const objects = trace.objectKind.length;
    const { stop } = state;
    state.stop ??= Ending.Completed;
    state.aside = true;
    state.registers[Register.Fuel] = state.limits.fuel;
    try {
      return body();
    } finally {
      state.aside = false;
      state.stop = stop;
      trace.locations = locations;
      trace.forgetObjects(objects);
    }
  }

  // What happens at every access to memory is in small methods, which are compiled into one; the rest is apart from it.

  private collectEnabled(): number {
    const { point, fairness, trace, fair } = this.state;
    point.step = trace.length;
    return !this.stale && (fairness.lenient || !fair) ? point.count : this.collectAnew();
  }

  private collectAnew(): number {
    const { point, table, synchronisation, loops, fairness, fair } = this.state;
    point.reserve(table.count);
    if (loops.exist) loops.survey();
    const { enabled } = point;
    const { count: tasks, state: states, kind: kinds } = table;
    let count = 0;
    for (let task = 0; task < tasks; task++) {
      if (states[task] !== TaskState.Pending) continue;
      const kind = kinds[task]!;
      if (isMemoryAccess(kind)) enabled[count++] = task;
      else if (isOfEventLoop(kind) ? loops.isEnabled(task) : synchronisation.isEnabled(task))
        enabled[count++] = task;
    }
    const all = count < 2 || fairness.lenient || !fair;
    return (point.count = all ? count : fairness.filter(enabled, count));
  }

  /** Performs the pending operation of an enabled task and lets the task run to its next one. */
  private step(task: number): void {
    const { state } = this;
    if (task === ABANDON) {
      state.end(Ending.Abandoned);
      return;
    }
    state.point.current = task;
    // Accesses to memory enable nobody and disable nobody.
    this.stale = !isMemoryAccess(state.table.kind[task]!);
    if (this.stale) {
      this.stepOther(task);
    } else {
      this.operations.access(task);
      this.resume(task, OperationResult.Yes);
    }
  }

  private stepOther(task: number): void {
    const kind = this.state.table.kind[task]!;
    if (kind === OperationKind.Start) {
      this.resume(task, this.performStart(task));
    } else if (kind === OperationKind.End) {
      this.finish(task);
    } else if (kind === OperationKind.Kill) {
      this.resume(task, this.performKill(task));
    } else if (isOfEventLoop(kind)) {
      this.operations.happen(task);
      this.resume(this.state.table.loop[task]!, task);
    } else {
      const result = this.operations.perform(task);
      if (result !== UNFINISHED) this.resume(task, result);
    }
  }

  private performStart(task: number): OperationResult {
    const { table } = this.state;
    const child = table.object[task]!;
    const refused = table.state[child] !== TaskState.Created;
    const result = refused ? OperationResult.Refused : OperationResult.Yes;
    this.state.record(task, OperationKind.Start, child, 0, result, table.site[task]!, !refused);
    if (!refused) this.start(child);
    return result;
  }

  /** The killed task's pending operation is never performed. */
  private performKill(task: number): OperationResult {
    const { state } = this;
    const { table } = state;
    const victim = table.object[task]!;
    const runs = table.state[victim] === TaskState.Pending && table.kind[victim] !== OperationKind.End;
    const result = runs && victim !== task ? OperationResult.Yes : OperationResult.No;
    state.record(
      task,
      OperationKind.Kill,
      victim,
      0,
      result,
      table.site[task]!,
      result === OperationResult.Yes,
    );
    if (result === OperationResult.No) return result;
    table.waiting[victim] = false;
    this.leave(victim);
    for (let each = 0; each < table.count; each++)
      if (table.loop[each] === victim) table.state[each] = TaskState.Ended;
    return result;
  }

  /** Runs a new task up to its first visible operation: nobody can tell when it did that. */
  private start(task: number): void {
    const { table, registers } = this.state;
    table.state[task] = TaskState.Pending;
    if (!table.daemon[task]!) this.state.alive++;
    const parent = registers[Register.Task]!;
    const thread = registers[Register.Thread]!;
    this.resume(task, OperationResult.Yes);
    registers[Register.Task] = parent;
    registers[Register.Thread] = thread;
  }

  private resume(task: number, result: number): void {
    const { state } = this;
    if (state.stop !== undefined) return;
    const { table, registers } = state;
    registers[Register.Thread] = task;
    registers[Register.Task] = table.voice[task]!;
    state.unswitched = 0;
    const yielded = this.advance(task, result);
    if (yielded === undefined) {
      this.leave(task);
      return;
    }
    if (this.setPending(task, yielded) === OperationKind.OutOfFuel) state.endExhausted();
  }

  /** What a task is about to do: the code it yielded, and what it left in the registers. */
  private setPending(task: number, code: number): OperationKind {
    const { table, registers, time } = this.state;
    const kind = yieldedKind(code);
    table.kind[task] = kind;
    table.site[task] = yieldedSite(code);
    table.object[task] = registers[Register.Object]!;
    if (isMemoryAccess(kind)) return kind;
    this.stale = true;
    table.argument[task] = registers[Register.Argument]!;
    table.timeout[task] = time[Time.Timeout]!;
    table.since[task] = time[Time.Now]!;
    return kind;
  }

  /** What the coroutine yields next, or undefined when it has ended. */
  private advance(task: number, answer: number): number | undefined {
    let result: IteratorResult<number, void>;
    try {
      result = goOn(this.state.table.coroutine[task] ?? this.begin(task), answer);
    } catch (error) {
      return this.caught(task, error);
    }
    const { done, value } = result;
    if (typeof value === 'number' && done !== true) return value;
    if (done !== true) this.refuseYield();
    return undefined;
  }

  private begin(task: number): Coroutine {
    const { table } = this.state;
    return (table.coroutine[task] = table.body[task]!.begin());
  }

  /** What was thrown may be an object of the student's, and is not looked at: the front-end's runtime says what it is. */
  private caught(task: number, error: unknown): number | undefined {
    try {
      const { body } = this.state.table;
      if (body[task]?.caught !== undefined) return body[task].caught(error);
    } catch {
      // The stack overflowed there, too.
    }
    this.port.raise('an exception that could not be described', '', false);
    return undefined;
  }

  private refuseYield(): void {
    this.port.raise('the program yielded something that is no operation', '', false);
  }

  /** A task's code is done. Its end may be a step that others come before. */
  private leave(task: number): void {
    const { state } = this;
    this.stale = true;
    if (!state.endsAreVisible && !state.replay) {
      this.finish(task);
      return;
    }
    state.table.kind[task] = OperationKind.End;
    state.table.object[task] = task;
    state.table.site[task] = 0;
    state.table.timeout[task] = -1;
  }

  private finish(task: number): void {
    const { state } = this;
    state.table.state[task] = TaskState.Ended;
    if (!state.table.daemon[task]!) state.alive--;
    state.record(task, OperationKind.End, task, 0, OperationResult.Yes, 0, true);
  }

  /** See `Port.perform`. */
  private performAtOnce(task: number, code: number): number {
    const { state } = this;
    if (state.aside) return isMemoryAccess(yieldedKind(code)) ? OperationResult.Yes : OperationResult.Blocked;
    const kind = this.setPending(task, code);
    if (kind === OperationKind.OutOfFuel) {
      state.endExhausted();
      return OperationResult.Blocked;
    }
    if (isMemoryAccess(kind)) {
      // Nobody looks at the limit before the caller's next switch, which may be far.
      if (state.trace.length >= state.limits.steps) state.endExhausted();
      else this.operations.access(task);
      return OperationResult.Yes;
    }
    // What has a second half waits for others in the midst of it.
    if (kind === OperationKind.Wait || kind === OperationKind.BarrierWait) return OperationResult.Blocked;
    if (!state.synchronisation.isEnabled(task)) return OperationResult.Blocked;
    if (kind === OperationKind.Start) return this.performStart(task);
    return kind === OperationKind.Kill ? this.performKill(task) : this.operations.perform(task);
  }
}

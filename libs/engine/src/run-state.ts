import { Ending, Trace, type Call, type ObjectKind, type SequentialModel } from '@heddle/trace';
import { EventLoops } from './event-loops';
import { Fairness } from './fairness';
import { LIVELOCK_SHARE, type RunLimits } from './limits';
import { Register, Time } from './port';
import type { Recording } from './recording';
import { MovingPoint } from './scheduling-point';
import type { Strategy } from './strategy';
import { Synchronisation } from './synchronisation';
import { TaskTable } from './task-table';
import { WatchedClock } from './watched-clock';

/** An exception that left a task; see `Port.raise`. */
export interface RaisedException {
  readonly task: number;
  readonly text: string;
  readonly frames: string;
  readonly unhandled?: true;
}

/** How a run is made; see `Execution.run`. */
export interface RunMode {
  readonly replay: boolean;
  /** Does fairness hold spinning tasks back? Not in a replay, unless this says so. */
  readonly fair?: boolean;
  readonly recording?: Recording;
}

/** Everything that one run has and the next one starts without. Buffers are kept: thousands of runs share them. */
export class RunState {
  readonly trace = new Trace();
  readonly table = new TaskTable();
  readonly synchronisation = new Synchronisation(this.table);
  readonly loops = new EventLoops(this.table);
  readonly fairness = new Fairness(this.table, (task) => this.synchronisation.timesOut(task));
  readonly point = new MovingPoint(this.table, this.trace, this.synchronisation);
  readonly registers = new Int32Array(8);
  readonly time = new Float64Array(2);
  readonly clock = new WatchedClock(this.time);
  /** The goals reached, and the site at which each was reached first. */
  readonly reached = new Map<number, number>();
  /** See `HarnessPort.call`. */
  history: Call[] = [];
  model: SequentialModel | undefined;
  failure: string | undefined;
  exception: RaisedException | undefined;
  /** See `Execution.run`. */
  replay = false;
  fair = true;
  recording: Recording | undefined;
  strategy: Strategy | undefined;
  /** Set by whatever ends the run early; looked at after every resumption. */
  stop: Ending | undefined;
  /** See `Execution.aside`. */
  aside = false;
  /** See `Execution.makeEndsVisible`. */
  endsAreVisible = false;
  askedForEnd = false;
  /** See `Port.breakDown`; it stays so in all later runs. */
  broken = false;
  /** Tasks that were started and have not ended, daemons apart. */
  alive = 0;
  /** When a run was ended for want of steps or fuel. */
  fuelLeft = 0;
  /** Accesses since the last switch point. */
  unswitched = 0;
  printed = 0;
  output = '';

  constructor(
    readonly visible: Uint8Array,
    readonly limits: RunLimits,
  ) {}

  reset(strategy: Strategy, mode: RunMode): void {
    this.trace.clear();
    this.table.clear();
    this.synchronisation.clear();
    this.loops.clear();
    this.fairness.reset();
    this.point.clear();
    for (let at = 0; at < this.registers.length; at++) this.registers[at] = 0;
    this.registers[Register.Fuel] = this.registers[Register.Job] = this.limits.fuel;
    this.time[Time.Timeout] = this.time[Time.Now] = 0;
    this.clock.reset();
    if (this.reached.size > 0) this.reached.clear();
    if (this.history.length > 0) this.history = [];
    this.model = undefined;
    this.aside = false;
    this.failure = this.exception = this.stop = undefined;
    this.alive = this.unswitched = this.printed = 0;
    this.output = '';
    this.strategy = strategy;
    this.replay = mode.replay;
    this.fair = mode.fair ?? !mode.replay;
    this.recording = mode.recording;
  }

  /** Appends an operation of `task` to the trace and tells fairness whether it changed anything. */
  record(
    task: number,
    kind: number,
    object: number,
    argument: number,
    result: number,
    site: number,
    changedSomething: boolean,
  ): void {
    this.fairness.performed(
      this.table.voiced[task]! ? this.table.loop[task]! : task,
      changedSomething,
      this.trace.length,
    );
    this.trace.append(task, kind, object, argument, result, site);
    if (this.recording !== undefined) this.recording.times[this.trace.length - 1] = this.time[Time.Now]!;
  }

  create(kind: ObjectKind, argument: number): number {
    this.trace.objectKind.push(kind);
    this.trace.objectArgument.push(argument);
    this.trace.objectCreator.push(this.registers[Register.Task]!);
    return this.synchronisation.create(kind, argument);
  }

  /** Ends the run, unless something ended it before. */
  end(ending: Ending): void {
    this.stop ??= ending;
    // The running task need not go on to its next operation to notice.
    this.registers[Register.Fuel] = -1;
  }

  /** Out of steps or fuel: without progress, unless something changed lately. */
  endExhausted(): void {
    if (this.stop === undefined) this.fuelLeft = this.registers[Register.Fuel]!;
    const unchanged = this.trace.length - this.fairness.lastChange;
    const livelock = this.trace.length > 0 && unchanged > this.limits.steps * LIVELOCK_SHARE;
    this.end(livelock ? Ending.Livelock : Ending.StepLimit);
  }
}

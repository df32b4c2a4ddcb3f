import { encodeYield, type ObjectKind, OperationKind, OperationResult } from '@heddle/trace';
import { Execution } from './execution';
import { DEFAULT_LIMITS, type RunLimits } from './limits';
import { Register, Time, type Coroutine, type Program } from './port';
import type { SchedulingPoint, Strategy } from './strategy';

/** A program written by hand, for tests: what a front-end's output does, in a few lines. */
export class HandwrittenProgram implements Program {
  readonly execution: Execution;

  constructor(
    private readonly main: (program: HandwrittenProgram) => Coroutine,
    limits: Partial<RunLimits> = {},
  ) {
    this.execution = new Execution(MAX_TEST_SITES, { ...DEFAULT_LIMITS, ...limits });
  }

  start(): Coroutine {
    return this.main(this);
  }

  run(strategy: Strategy = new FirstEnabled()): this {
    this.execution.run(this, strategy);
    return this;
  }

  create(kind: ObjectKind, argument = 0): number {
    return this.execution.port.create(kind, argument);
  }

  location(): number {
    return this.execution.port.createLocations(1);
  }

  *do(
    kind: OperationKind,
    object = 0,
    { argument = 0, timeout = -1, site = 0 } = {},
  ): Generator<number, number, number> {
    const { registers, time } = this.execution.port;
    registers[Register.Object] = object;
    registers[Register.Argument] = argument;
    time[Time.Timeout] = timeout;
    return yield encodeYield(kind, site);
  }

  /** An operation whose answer does not matter. */
  *act(kind: OperationKind, object = 0, options: { argument?: number; timeout?: number } = {}): Coroutine {
    yield* this.do(kind, object, options);
  }

  *access(kind: OperationKind, location: number, site: number): Generator<number, void, number> {
    if (this.execution.port.access(kind, location, site)) yield encodeYield(kind, site);
  }

  *spawn(body: Coroutine, daemon = false): Generator<number, number, number> {
    const task = this.execution.port.createTask({ begin: () => body }, daemon);
    yield* this.do(OperationKind.Start, task);
    return task;
  }

  *join(...tasks: number[]): Generator<number, void, number> {
    for (const task of tasks) yield* this.do(OperationKind.Join, task);
  }

  /** Starts every body and waits for all of them. */
  *together(...bodies: Coroutine[]): Generator<number, void, number> {
    const tasks: number[] = [];
    for (const body of bodies) tasks.push(yield* this.spawn(body));
    yield* this.join(...tasks);
  }

  *locked(lock: number, body: () => Coroutine): Generator<number, void, number> {
    if ((yield* this.do(OperationKind.Acquire, lock)) !== (OperationResult.Yes as number)) return;
    yield* body();
    yield* this.do(OperationKind.Release, lock);
  }
}

const MAX_TEST_SITES = 64;

/** Always the lowest-numbered enabled task. */
export class FirstEnabled implements Strategy {
  startRun(): boolean {
    return true;
  }

  pick(point: SchedulingPoint): number {
    return point.enabled[0]!;
  }

  random(): number {
    return 0;
  }
}

/** The tasks listed, one after the other where they are enabled; then the lowest-numbered. */
export class InOrder implements Strategy {
  private at = 0;

  constructor(private readonly order: readonly number[]) {}

  startRun(): boolean {
    this.at = 0;
    return true;
  }

  pick(point: SchedulingPoint): number {
    const wanted = this.order[this.at];
    if (wanted === undefined || !point.isEnabled(wanted)) return point.enabled[0]!;
    this.at++;
    return wanted;
  }

  random(): number {
    return 0;
  }
}

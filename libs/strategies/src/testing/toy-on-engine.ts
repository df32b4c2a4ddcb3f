import {
  DEFAULT_LIMITS,
  Execution,
  Register,
  Time,
  type Coroutine,
  type SchedulingPoint,
} from '@heddle/engine';
import { encodeYield, ObjectKind, OperationKind } from '@heddle/trace';
import type { ToyOperation, ToyProgram, ToyRun } from './toy-program';

const INVISIBLE = 1;
const VISIBLE = 2;
const LOCKS = 2;

/**
 * Toy programs on the real engine. Task 0 starts the other initial tasks before its own body, so that there are other schedules than
 * `runToy` has. Every silent access is the task's only one at its place, as in a program whose accesses are ordered.
 */
export class ToyOnEngine {
  private readonly execution = new Execution(VISIBLE + 1, DEFAULT_LIMITS);

  constructor(private readonly program: ToyProgram) {
    this.execution.makeVisible(VISIBLE);
  }

  /** One run; `choices` has its scheduling points only, as `runToy` does. */
  run(pick: (point: SchedulingPoint) => number): ToyRun {
    const choices: { step: number; task: number; enabled: number[] }[] = [];
    let preemptions = 0;
    this.execution.run(
      { start: () => this.main() },
      {
        startRun: () => true,
        random: () => 0,
        pick(point) {
          const task = pick(point);
          choices.push({ step: point.step, task, enabled: [...point.enabled.slice(0, point.count)] });
          if (point.current !== task && point.current >= 0 && point.isEnabled(point.current)) preemptions++;
          return task;
        },
      },
    );
    return { choices, preemptions };
  }

  private *main(): Coroutine {
    const { port } = this.execution;
    for (let lock = 0; lock < LOCKS; lock++) port.create(ObjectKind.Lock, 0);
    port.createLocations(2);
    const { initial, bodies } = this.program;
    for (let body = 1; body < initial; body++) yield* this.perform({ do: 'spawn', body });
    yield* this.body(bodies[0]!);
  }

  private *body(operations: readonly ToyOperation[]): Coroutine {
    for (const operation of operations) yield* this.perform(operation);
  }

  private *perform(operation: ToyOperation): Coroutine {
    const { port } = this.execution;
    switch (operation.do) {
      case 'silent':
        if (port.access(OperationKind.Read, 0, INVISIBLE))
          throw new Error('a switch point at an invisible site');
        break;
      case 'pass':
        if (port.access(OperationKind.Write, 1, VISIBLE)) yield encodeYield(OperationKind.Write, VISIBLE);
        break;
      case 'acquire':
        yield* this.yieldFor(OperationKind.Acquire, operation.lock);
        break;
      case 'release':
        yield* this.yieldFor(OperationKind.Release, operation.lock);
        break;
      case 'spawn':
        yield* this.yieldFor(
          OperationKind.Start,
          port.createTask({ begin: () => this.body(this.program.bodies[operation.body]!) }, false),
        );
        break;
    }
  }

  private *yieldFor(kind: OperationKind, object: number): Coroutine {
    const { registers, time } = this.execution.port;
    registers[Register.Object] = object;
    time[Time.Timeout] = -1;
    yield encodeYield(kind, 0);
  }
}

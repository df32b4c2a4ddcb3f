import type { SchedulingPoint, Strategy } from '@heddle/engine';
import { OperationKind } from '@heddle/trace';

/** What a task of a toy program does. `silent` is an access that is no switch point: it only takes up a step of the trace. */
export type ToyOperation =
  | { readonly do: 'pass' }
  | { readonly do: 'silent' }
  | { readonly do: 'acquire' | 'release'; readonly lock: number }
  /** Starts a new task with this body. */
  | { readonly do: 'spawn'; readonly body: number };

/** Bodies of tasks; the first `initial` run from the start. */
export interface ToyProgram {
  readonly initial: number;
  readonly bodies: readonly (readonly ToyOperation[])[];
}

/** One run: the choices, where they were made and what they were made from. */
export interface ToyRun {
  readonly choices: readonly {
    readonly step: number;
    readonly task: number;
    readonly enabled: readonly number[];
  }[];
  readonly preemptions: number;
}

const KINDS = {
  pass: OperationKind.Pass,
  silent: OperationKind.Read,
  acquire: OperationKind.Acquire,
  release: OperationKind.Release,
  spawn: OperationKind.Start,
} as const;

/** The least that can drive a strategy: what the engine does, without synchronisation objects or coroutines. */
class ToyPoint implements SchedulingPoint {
  enabled = new Int32Array(16);
  count = 0;
  current = -1;
  step = 0;
  private readonly body: number[] = [];
  private readonly position: number[] = [];
  private readonly locked = new Set<number>();

  constructor(private readonly program: ToyProgram) {
    for (let task = 0; task < program.initial; task++) this.spawn(task);
    this.update();
  }

  get tasks(): number {
    return this.body.length;
  }

  isEnabled(task: number): boolean {
    const next = this.next(task);
    return next !== undefined && !(next.do === 'acquire' && this.locked.has(next.lock));
  }

  isUnfinished(task: number): boolean {
    return this.next(task) !== undefined;
  }

  kind(task: number): OperationKind {
    return KINDS[this.next(task)?.do ?? 'pass'];
  }

  object(task: number): number {
    const next = this.next(task);
    return next !== undefined && 'lock' in next ? next.lock : 0;
  }

  site(task: number): number {
    return this.position[task]!;
  }

  lock(): number {
    return -1;
  }

  isTimed(): boolean {
    return false;
  }

  dueAt(): number {
    return 0;
  }

  perform(task: number): void {
    const operation = this.next(task)!;
    this.current = task;
    this.step++;
    this.position[task]!++;
    if (operation.do === 'acquire') this.locked.add(operation.lock);
    if (operation.do === 'release') this.locked.delete(operation.lock);
    if (operation.do === 'spawn') this.spawn(operation.body);
    while (this.next(task)?.do === 'silent') {
      this.position[task]!++;
      this.step++;
    }
    this.update();
  }

  private next(task: number): ToyOperation | undefined {
    return this.program.bodies[this.body[task]!]?.[this.position[task]!];
  }

  private spawn(body: number): void {
    this.body.push(body);
    this.position.push(0);
  }

  private update(): void {
    this.count = 0;
    for (let task = 0; task < this.tasks; task++) {
      if (this.isEnabled(task)) this.enabled[this.count++] = task;
    }
  }
}

/** Runs the program once, to its end or until no task is enabled. */
export function runToy(program: ToyProgram, pick: (point: SchedulingPoint) => number): ToyRun {
  const point = new ToyPoint(program);
  const choices: { step: number; task: number; enabled: number[] }[] = [];
  let preemptions = 0;
  while (point.count > 0) {
    const task = pick(point);
    const enabled = [...point.enabled.slice(0, point.count)];
    choices.push({ step: point.step, task, enabled });
    if (!enabled.includes(task))
      throw new Error(`task ${task} was picked, but only ${enabled.join(', ')} are enabled`);
    if (enabled.includes(point.current) && task !== point.current) preemptions++;
    point.perform(task);
  }
  return { choices, preemptions };
}

/** Every run of the strategy, at most `limit`. */
export function runAll(program: ToyProgram, strategy: Strategy, limit = 100_000): ToyRun[] {
  const runs: ToyRun[] = [];
  while (runs.length < limit && strategy.startRun())
    runs.push(runToy(program, (point) => strategy.pick(point)));
  return runs;
}

/** Every schedule there is, by trying every enabled task after every prefix. */
export function bruteForce(run: (pick: (point: SchedulingPoint) => number) => ToyRun): ToyRun[] {
  const found: ToyRun[] = [];
  const extend = (prefix: readonly number[]): void => {
    let at = 0;
    const one = run((point) => prefix[at++] ?? point.enabled[0]!);
    const branches = one.choices[prefix.length]?.enabled;
    if (branches === undefined) found.push(one);
    else for (const task of branches) extend([...prefix, task]);
  };
  extend([]);
  return found;
}

/** The choices of a run as one word. */
export function wordOf(run: ToyRun): string {
  return run.choices.map(({ task }) => task).join('.');
}

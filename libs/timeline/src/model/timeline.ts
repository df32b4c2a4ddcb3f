import type { TraceStep } from '@heddle/verdict';
import { Machine } from './machine';
import { isAccess, isVain, isWrite } from './operations';
import { overwrites } from './overwrites';
import type { Awaited, State, TaskState } from './state';
import type { Story } from './story';
import type { Switch } from './switches';
import { firstAfter, stepsByTask, tasksMeant } from './tasks';
import { awaitedBy } from './waiting';

/** A step, and what it means where it stands. */
export interface TimelineRow {
  readonly index: number;
  readonly step: TraceStep;
  /** Another task ran before. */
  readonly switch?: Switch;
  /** Of a write: what was there before, if that is known. */
  readonly previous?: string;
  /** Of a write: the index of another task's write that is lost with it, because it came after this task had read. */
  readonly overwrites?: number;
}

/** A variable and the indices of the steps that access it. */
export interface Variable {
  readonly name: string;
  readonly accesses: readonly number[];
  readonly tasks: ReadonlySet<number>;
  /** Did anybody write to it? What is only read is noticed by nobody. */
  readonly written: boolean;
}

const NOWHERE: readonly number[] = [];

/** One run, ready to be walked through: what is the case after each of its steps, and why the next one came. */
export class Timeline {
  readonly rows: readonly TimelineRow[];
  /** In the order in which they were accessed first. */
  readonly variables: readonly Variable[];
  /** Are all steps of the run there? Of a hidden test, and of a very long run, they are not. */
  readonly complete: boolean;
  private readonly byTask: ReadonlyMap<number, readonly number[]>;
  private readonly starts: ReadonlyMap<number, number>;
  private readonly joins: ReadonlyMap<number, number>;
  private latest: { readonly index: number; readonly state: State } | undefined;

  constructor(readonly story: Story) {
    this.complete = story.trace.every(({ step }, index) => step === index + 1);
    this.byTask = stepsByTask(story);
    this.starts = tasksMeant(story, 'start');
    this.joins = tasksMeant(story, 'join');
    this.rows = this.readRows();
    this.variables = variablesOf(story.trace);
  }

  get length(): number {
    return this.story.trace.length;
  }

  /** @param index of the last step that was done; `START`: none was */
  stateAt(index: number): State {
    // Several parts of the view ask for the same one, after each step.
    if (this.latest?.index !== index) this.latest = { index, state: this.computeState(index) };
    return this.latest.state;
  }

  private computeState(index: number): State {
    const machine = this.machineAt(index);
    return {
      variables: machine.variables,
      objects: machine.objects,
      tasks: new Map(this.story.tasks.map(({ id }) => [id, this.taskState(id, index, machine)])),
    };
  }

  /** The next step of a task after a step, if it has one. */
  nextStep(task: number, index: number): TraceStep | undefined {
    const next = firstAfter(this.byTask.get(task) ?? NOWHERE, index);
    return next === undefined ? undefined : this.story.trace[next];
  }

  /** The last step of a task up to a step, if it has one. */
  lastStep(task: number, index: number): TraceStep | undefined {
    const last = (this.byTask.get(task) ?? NOWHERE).findLast((own) => own <= index);
    return last === undefined ? undefined : this.story.trace[last];
  }

  /** What a step that could not be done waits for, where it stands. */
  awaitedAt(index: number): Awaited | undefined {
    const step = this.story.trace[index];
    if (step === undefined) return undefined;
    return awaitedBy(step, this.machineAt(index - 1), this.joins.get(index), this.complete);
  }

  /** What a task that is about to do something waits for after a step. */
  awaitedBy(pending: TraceStep, index: number): Awaited | undefined {
    return awaitedBy({ ...pending, blocked: true }, this.machineAt(index), undefined, this.complete);
  }

  private machineAt(index: number): Machine {
    const machine = new Machine(this.starts);
    const end = Math.min(index, this.length - 1);
    for (let at = 0; at <= end; at++) this.perform(machine, at);
    return machine;
  }

  private perform(machine: Machine, index: number): void {
    const step = this.story.trace[index]!;
    // A wait that was begun and never came back has been begun all the same.
    if (step.blocked !== true || step.operation === 'wait') machine.perform(step, index);
  }

  private taskState(task: number, index: number, machine: Machine): TaskState {
    if (machine.ended.has(task)) return { status: 'done' };
    const next = firstAfter(this.byTask.get(task) ?? NOWHERE, index);
    if (!machine.started.has(task) && this.isStartedLater(task, index)) return { status: 'unborn' };
    const pending = next ?? this.blockedAt(task, index);
    if (pending === undefined) return { status: index >= this.length - 1 || task === 0 ? 'ready' : 'done' };
    const step = this.story.trace[pending]!;
    const awaited = awaitedBy(step, machine, this.joins.get(pending), this.complete);
    if (awaited !== undefined) return { status: 'waiting', for: awaited };
    return { status: step.operation === 'sleep' ? 'sleeping' : 'ready' };
  }

  /** The step at which a task stays for ever, once it is reached. */
  private blockedAt(task: number, index: number): number | undefined {
    const last = (this.byTask.get(task) ?? NOWHERE).at(-1);
    return last !== undefined && last <= index && this.story.trace[last]!.blocked === true ? last : undefined;
  }

  private isStartedLater(task: number, index: number): boolean {
    if (task === 0) return false;
    for (const [at, child] of this.starts) if (child === task) return at > index;
    const first = this.byTask.get(task)?.[0];
    return first === undefined;
  }

  private readRows(): readonly TimelineRow[] {
    const { trace } = this.story;
    const machine = new Machine(this.starts);
    const lost = overwrites(trace);
    return trace.map((step, index) => {
      const change = index === 0 ? undefined : this.switchTo(step.task, index, machine);
      const previous = isWrite(step) ? machine.variables.get(step.target)?.value : undefined;
      this.perform(machine, index);
      const overwritten = lost.get(index);
      return {
        index,
        step,
        ...(change !== undefined && { switch: change }),
        ...(previous !== undefined && { previous }),
        ...(overwritten !== undefined && { overwrites: overwritten }),
      };
    });
  }

  private switchTo(to: number, index: number, machine: Machine): Switch | undefined {
    const before = this.story.trace[index - 1]!;
    const from = before.task;
    if (from === to) return undefined;
    // What cannot be done stands at the end, one after the other: nobody switched there.
    if (this.story.trace[index]!.blocked === true) return undefined;
    const state = this.taskState(from, index - 1, machine);
    switch (state.status) {
      case 'done':
        return { from, to, why: 'done' };
      case 'waiting':
        return { from, to, why: 'waits', for: state.for };
      case 'sleeping':
        return { from, to, why: 'sleeps' };
      default:
    }
    const next = this.nextStep(from, index);
    if (next === undefined || !isCertain(next))
      return { from, to, why: next === undefined ? 'done' : 'unknown' };
    return { from, to, why: 'preempted', next };
  }
}

/** Does it show that the task could have gone on? A place in a queue or a permit may only have come free later. */
function isCertain({ operation, value }: TraceStep): boolean {
  return value === 'no' || !['semaphore-acquire', 'put', 'queue-join', 'barrier-leave'].includes(operation);
}

function variablesOf(trace: readonly TraceStep[]): readonly Variable[] {
  const found = new Map<string, { name: string; accesses: number[]; tasks: Set<number>; written: boolean }>();
  trace.forEach((step, index) => {
    if (!isAccess(step) || isVain(step)) return;
    const known = found.get(step.target);
    const variable = known ?? { name: step.target, accesses: [], tasks: new Set(), written: false };
    variable.accesses.push(index);
    variable.tasks.add(step.task);
    variable.written ||= isWrite(step);
    found.set(step.target, variable);
  });
  return [...found.values()];
}

import { taskLabels, type TaskLabel } from '@heddle/report';
import type { TraceStep } from '@heddle/verdict';
import { isRead, isWrite } from '../model/operations';
import type { Awaited, ObjectState, TaskState } from '../model/state';
import type { Story } from '../model/story';
import type { Switch } from '../model/switches';
import { tasksMeant } from '../model/tasks';
import type { TimelineRow } from '../model/timeline';
import type { Dictionary } from './dictionary';

/** What is said of a run: its steps, its tasks, its objects, in a reader's language. */
export class Sentences {
  private readonly label: (id: number) => TaskLabel;
  private readonly meant: ReadonlyMap<number, number>;

  constructor(
    readonly words: Dictionary,
    private readonly story: Story,
  ) {
    this.label = taskLabels(story);
    this.meant = tasksByStep(story);
  }

  /** `T1`. */
  task(id: number): string {
    return this.label(id).short;
  }

  /** `increment()`, or nothing. */
  taskName(id: number): string {
    return this.label(id).name;
  }

  /** `read counter → 0`. */
  operation(step: TraceStep): string {
    const value = step.value;
    const text = [this.words.operation(step.operation), this.target(step)]
      .filter((part) => part !== '')
      .join(' ');
    if (value === undefined) return text;
    if (isWrite(step)) return `${text} ← ${value}`;
    return isRead(step) ? `${text} → ${value}` : `${text}: ${value}`;
  }

  /** Without what comes of it: that is not known beforehand. */
  intention(step: TraceStep): string {
    const { value: _, ...pending } = step;
    return this.operation(isWrite(step) ? step : pending);
  }

  place({ source, line }: TraceStep): string {
    if (source === 'harness') return this.words.inTest;
    return line > 0 ? this.words.line(line) : '';
  }

  waits({ on, name, holder }: Awaited): string {
    return this.words.waitsFor[on](name, holder === undefined ? undefined : this.task(holder));
  }

  status(state: TaskState): string {
    return state.status === 'waiting' ? this.waits(state.for) : this.words.status[state.status];
  }

  object(state: ObjectState): string {
    const { words } = this;
    switch (state.kind) {
      case 'lock':
        return state.holder === undefined ? words.free : words.heldBy(this.task(state.holder), state.depth);
      case 'queue':
        return words.items(state.length, state.closed);
      case 'semaphore':
        return words.taken(state.taken);
      case 'event':
        return words.event(state.set);
      case 'condition':
        return words.waiters(state.waiters.map((id) => this.task(id)));
      case 'barrier':
        return words.waiters(state.arrived.map((id) => this.task(id)));
    }
  }

  /** Why another task goes on; undefined where that is plain to see. */
  switch(change: Switch, briefly = false): string | undefined {
    const task = this.task(change.from);
    switch (change.why) {
      case 'preempted':
        if (briefly) return this.words.interrupts(task, this.words.operation(change.next.operation));
        return this.words.preempted(task, this.intention(change.next));
      case 'waits':
        return this.words.switched(task, this.waits(change.for));
      case 'sleeps':
        return this.words.switched(task, this.words.status.sleeping);
      case 'done':
        return this.words.over(task);
      default:
        return undefined;
    }
  }

  /** What a reader should notice about a step, the most telling first; `briefly` where there is little room. */
  notes(row: TimelineRow, racesWith: number | undefined, briefly = false): readonly string[] {
    const { words, story } = this;
    const stepAt = (index: number) => story.trace[index]?.step ?? 0;
    const notes: string[] = [];
    if (row.step.blocked === true) notes.push(words.never);
    if (row.overwrites !== undefined) notes.push(words.overwrites(stepAt(row.overwrites)));
    else if (racesWith !== undefined) notes.push(words.race(stepAt(racesWith)));
    const change = row.switch === undefined ? undefined : this.switch(row.switch, briefly);
    if (change !== undefined) notes.push(change);
    return notes;
  }

  /** A whole step, as it is read out. */
  sentence(row: TimelineRow, racesWith: number | undefined): string {
    const { step } = row;
    return this.words.sentence(
      this.task(step.task),
      this.operation(step),
      this.place(step),
      this.notes(row, racesWith),
    );
  }

  private target({ step, operation, target }: TraceStep): string {
    if (operation !== 'start' && operation !== 'join' && operation !== 'kill') return target;
    const id = this.meant.get(step);
    return id === undefined ? target : this.task(id);
  }
}

/** By the number of a step: the task that it starts or joins. */
function tasksByStep(story: Story): ReadonlyMap<number, number> {
  const found = (['start', 'join', 'kill'] as const).flatMap((operation) => [
    ...tasksMeant(story, operation),
  ]);
  return new Map(found.map(([index, id]) => [story.trace[index]!.step, id]));
}

import type { TraceStep } from '@heddle/verdict';
import { isRead, isVain, isWrite } from './operations';
import type { ObjectState, VariableState } from './state';

type Lock = Extract<ObjectState, { kind: 'lock' }>;

const FREE: Lock = { kind: 'lock', holder: undefined, depth: 0, since: -1 };

/** What a run's steps leave behind, one after the other. It repeats the bookkeeping of the engine by the names of a report. */
export class Machine {
  readonly variables = new Map<string, VariableState>();
  readonly objects = new Map<string, ObjectState>();
  readonly started = new Set<number>();
  readonly ended = new Set<number>();
  /** What a waiting task gave up and gets back. */
  private readonly givenUp = new Map<number, { readonly name: string; readonly depth: number }>();

  /** @param starts by the index of a step: the task that it starts */
  constructor(private readonly starts: ReadonlyMap<number, number>) {}

  perform(step: TraceStep, index: number): void {
    this.started.add(step.task);
    if (isRead(step)) this.read(step);
    else if (isWrite(step)) this.write(step, index);
    else if (step.operation === 'end') this.ended.add(step.task);
    else if (step.operation === 'start') this.start(index);
    else if (step.operation === 'wait') this.wait(step);
    else if (!isVain(step)) this.synchronise(step, index);
  }

  lock(name: string): Lock {
    const object = this.objects.get(name);
    return object?.kind === 'lock' ? object : FREE;
  }

  /** Holds or not, a lock of this task's; the one taken last. */
  lastHeldBy(task: number): string | undefined {
    let last: string | undefined;
    let since = -1;
    for (const [name, object] of this.objects) {
      if (object.kind !== 'lock' || object.holder !== task || object.since < since) continue;
      [last, since] = [name, object.since];
    }
    return last;
  }

  lockGivenUpBy(task: number): string | undefined {
    return this.givenUp.get(task)?.name;
  }

  private read({ target, value }: TraceStep): void {
    if (value === undefined) return;
    const known = this.variables.get(target);
    if (known?.value === value) return;
    this.variables.set(target, { value, previous: known?.previous, writtenAt: known?.writtenAt ?? -1 });
  }

  private write({ target, value }: TraceStep, index: number): void {
    this.variables.set(target, { value, previous: this.variables.get(target)?.value, writtenAt: index });
  }

  private start(index: number): void {
    const child = this.starts.get(index);
    if (child !== undefined) this.started.add(child);
  }

  private synchronise(step: TraceStep, index: number): void {
    const { task, target } = step;
    switch (step.operation) {
      case 'acquire':
        this.acquire(target, task, 1, index);
        break;
      case 'release':
        this.release(target);
        break;
      case 'reacquire':
        this.reacquire(step, index);
        break;
      case 'notify':
        this.notify(step);
        break;
      case 'semaphore-acquire':
      case 'semaphore-release':
        this.permits(target, step.operation === 'semaphore-acquire' ? 1 : -1);
        break;
      case 'event-set':
      case 'event-clear':
        this.objects.set(target, { kind: 'event', set: step.operation === 'event-set' });
        break;
      case 'event-wait':
        this.objects.set(target, { kind: 'event', set: true });
        break;
      case 'put':
      case 'get':
        this.count(target, step.operation === 'put' ? 1 : -1);
        break;
      case 'shutdown':
        this.objects.set(target, { kind: 'queue', length: this.queue(target).length, closed: true });
        break;
      case 'barrier-wait':
      case 'barrier-leave':
        this.barrier(step);
        break;
      default:
    }
  }

  private acquire(name: string, task: number, depth: number, index: number): void {
    const lock = this.lock(name);
    const again = lock.holder === task;
    this.objects.set(name, {
      kind: 'lock',
      holder: task,
      depth: again ? lock.depth + depth : depth,
      since: again ? lock.since : index,
    });
  }

  private release(name: string): void {
    const lock = this.lock(name);
    this.objects.set(name, lock.depth > 1 ? { ...lock, depth: lock.depth - 1 } : FREE);
  }

  /** The steps do not say which lock a condition goes with; in all but contrived programs it is the one taken last. */
  private wait({ task, target, value }: TraceStep): void {
    if (value === 'refused') return;
    const name = this.lastHeldBy(task);
    if (name !== undefined) {
      this.givenUp.set(task, { name, depth: this.lock(name).depth });
      this.objects.set(name, FREE);
    }
    this.objects.set(target, { kind: 'condition', waiters: [...this.waiters(target), task] });
  }

  private reacquire({ task, target }: TraceStep, index: number): void {
    const waiters = this.waiters(target).filter((waiter) => waiter !== task);
    this.objects.set(target, { kind: 'condition', waiters });
    const given = this.givenUp.get(task);
    if (given !== undefined) this.acquire(given.name, task, given.depth, index);
    this.givenUp.delete(task);
  }

  private notify({ target, value }: TraceStep): void {
    const woken = Number(value ?? 0);
    this.objects.set(target, { kind: 'condition', waiters: this.waiters(target).slice(woken) });
  }

  private waiters(name: string): readonly number[] {
    const object = this.objects.get(name);
    return object?.kind === 'condition' ? object.waiters : [];
  }

  private permits(name: string, change: number): void {
    const object = this.objects.get(name);
    const taken = object?.kind === 'semaphore' ? object.taken : 0;
    this.objects.set(name, { kind: 'semaphore', taken: taken + change });
  }

  private queue(name: string): Extract<ObjectState, { kind: 'queue' }> {
    const object = this.objects.get(name);
    return object?.kind === 'queue' ? object : { kind: 'queue', length: 0, closed: false };
  }

  private count(name: string, change: number): void {
    const queue = this.queue(name);
    this.objects.set(name, { ...queue, length: Math.max(0, queue.length + change) });
  }

  private barrier({ task, target, operation }: TraceStep): void {
    const object = this.objects.get(target);
    const others = object?.kind === 'barrier' ? object.arrived.filter((other) => other !== task) : [];
    this.objects.set(target, {
      kind: 'barrier',
      arrived: operation === 'barrier-wait' ? [...others, task] : others,
    });
  }
}

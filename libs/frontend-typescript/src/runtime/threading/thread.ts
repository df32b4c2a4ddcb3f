import { Register, type Coroutine } from '@heddle/engine';
import { MAIN_TASK, OperationKind } from '@heddle/trace';
import { outOfFuel } from '../context';
import { builtIn, runTwin, type Callable, type Running } from '../types';
import type { ShimErrors } from './errors';
import { seconds, type Kit } from './kit';
import { NO, REFUSED } from './results';

const MAIN = Symbol('main');
const NO_ARGUMENTS: readonly unknown[] = [];

export interface Threads {
  readonly Thread: new (...args: unknown[]) => object;
  readonly currentThread: Callable;
  readonly activeCount: Callable;
  readonly enumerate: Callable;
  readonly sleep: Callable;
}

interface ThreadOptions {
  target?: unknown;
  args?: unknown;
  name?: unknown;
  daemon?: unknown;
}

export function createThreads(kit: Kit, { RuntimeError }: ShimErrors): Threads {
  const { port, stamps } = kit.context;
  const { run } = stamps;
  const currentTask = (): number => port.registers[Register.Task]!;

  const caught = (error: unknown): number | undefined => {
    if (error === stamps.runOver) return outOfFuel(port);
    kit.errors.raise(error);
    return undefined;
  };

  class Thread {
    #target: unknown;
    #args: readonly unknown[] = NO_ARGUMENTS;
    #name: string;
    #daemon = false;
    #started = false;
    #task: number;

    constructor(target?: unknown, ...args: unknown[]) {
      if (target === MAIN) {
        this.#name = 'main';
        this.#task = MAIN_TASK;
        return;
      }
      let name: unknown;
      if (typeof target === 'function') {
        this.#target = target;
        if (args.length > 0) this.#args = args;
      } else {
        name = this.#configure(typeof target === 'object' && target !== null ? target : { target, args });
      }
      run.threadsMade++;
      this.#name = typeof name === 'string' ? name : `T${run.threadsMade}`;
      this.#task = port.createTask({ begin: () => this.#begin(), caught }, this.#daemon);
      run.threads.set(this.#task, this);
      if (kit.context.explain) port.name('task', this.#task, this.#name.slice(0, 40));
    }

    /** Answers the name that is wanted. */
    #configure(options: ThreadOptions): unknown {
      if (typeof (options as { run?: unknown }).run === 'function')
        throw new TypeError('a Thread takes a function, not an object with a run(): pass () => object.run()');
      this.#target = options.target;
      // Here, not when it runs: in the constructor call the student sees the line.
      const kind = typeof this.#target;
      if (this.#target !== undefined && this.#target !== null && kind !== 'function')
        throw new TypeError(
          `the target of a Thread must be a function, not a ${kind}: pass work, not work()`,
        );
      if (Array.isArray(options.args)) this.#args = [...(options.args as unknown[])];
      this.#daemon = Boolean(options.daemon);
      return options.name;
    }

    /** The usual thread is its target's coroutine. */
    #begin(): Coroutine {
      const run: unknown = Reflect.get(this, 'run');
      const isTarget = run === defaultRun;
      const twin = kit.calls.twinOf(isTarget ? this.#target : run);
      const coroutine = twin
        ? runTwin(twin, isTarget ? undefined : this, isTarget ? this.#args : NO_ARGUMENTS)
        : kit.calls.invoke(run, this, []);
      return coroutine as Coroutine;
    }

    get name(): string {
      return this.#name;
    }
    set name(name: unknown) {
      this.#name = String(name);
      if (kit.context.explain) port.name('task', this.#task, this.#name.slice(0, 40));
    }

    /** The thread's number; the main thread's is 1. */
    get ident(): number {
      return this.#task + 1;
    }

    get daemon(): boolean {
      return this.#daemon;
    }
    set daemon(daemon: unknown) {
      if (this.#started) throw new RuntimeError('cannot set daemon status of active thread');
      this.#daemon = Boolean(daemon);
      port.setDaemon(this.#task, this.#daemon);
    }

    *run(): Running<void> {
      if (this.#target !== undefined && this.#target !== null) {
        yield* kit.calls.invoke(this.#target, undefined, this.#args);
      }
    }

    *start(): Running<void> {
      const result = yield kit.operation(OperationKind.Start, this.#task, 0, -1, kit.site());
      if (result === REFUSED) throw new RuntimeError('threads can only be started once');
      this.#started = true;
    }

    *join(timeout?: unknown): Running<void> {
      const site = kit.site();
      const result = yield kit.operation(OperationKind.Join, this.#task, 0, seconds(timeout), site);
      if (result !== REFUSED) return;
      const itself = this.#task === currentTask();
      throw new RuntimeError(
        itself ? 'cannot join current thread' : 'cannot join thread before it is started',
      );
    }

    *isAlive(): Running<boolean> {
      if (this.#task === currentTask()) return true;
      return (yield kit.operation(OperationKind.Join, this.#task, 0, 0, kit.site())) === NO;
    }

    static main(): Thread {
      return new Thread(MAIN);
    }
  }
  const main = builtIn(Thread, 'main') as () => object;
  Reflect.deleteProperty(Thread, 'main');
  kit.publish(Thread);
  const defaultRun: unknown = Reflect.get(Thread.prototype, 'run');

  const mainThread = (): object => {
    const known = run.threads.of(MAIN_TASK);
    if (known !== undefined) return known;
    const made = main();
    run.threads.set(MAIN_TASK, made);
    return made;
  };

  function* alive(): Running<object[]> {
    const site = kit.site();
    const found: object[] = [mainThread()];
    for (const task of run.threads.tasks()) {
      if (task === MAIN_TASK) continue;
      const thread = run.threads.of(task)!;
      if (task === currentTask()) found.push(thread);
      else if ((yield kit.operation(OperationKind.Join, task, 0, 0, site)) === NO) found.push(thread);
    }
    return found;
  }

  return {
    Thread: Thread,
    currentThread: Object.freeze(
      { currentThread: () => run.threads.of(currentTask()) ?? mainThread() }.currentThread,
    ),
    activeCount: kit.fn('activeCount', function* () {
      return (yield* alive()).length;
    }),
    enumerate: kit.fn('enumerate', alive),
    sleep: kit.fn('sleep', function* (duration) {
      const site = kit.site();
      if (typeof duration !== 'number' || !(duration >= 0))
        throw new RangeError('sleep() takes a number of seconds, 0 or more');
      yield kit.operation(OperationKind.Sleep, 0, 0, duration, site);
    }),
  };
}

import { OperationKind } from '@heddle/trace';
import { Register, type Coroutine } from '@heddle/engine';
import type { Loop } from '../asynchronous/loop';
import type { Promises } from '../asynchronous/promises';
import type { PromiseState } from '../asynchronous/state';
import { outOfFuel } from '../context';
import type { EmitterParts } from '../events/emitter';
import { nodeError } from '../events/errors';
import type { Kit } from '../threading/kit';
import { isError, isObject, type Constructor, type Running } from '../types';
import { Agent, NONE } from './agent';
import type { Channels, End } from './ports';
import { moduleNamed } from './urls';

/** What a worker tells its parent besides its messages. A program cannot send one: what it posts is copied. */
class News {
  constructor(
    readonly event: 'online' | 'error' | 'exit',
    readonly value: unknown,
  ) {}
}

const MAX_WORKERS = 16;
/** A worker that starts a worker, and so on: whoever does so has not asked which of them he is. */
const MAX_DEPTH = 3;
const INTERRUPTED = 1;

export interface Workers {
  readonly Worker: object;
  /** Runs a thread's code: while it runs, its event loop is the one that is there. */
  readonly asThread: (agent: Agent | undefined, body: Running<void>) => Running<void>;
}

export function createWorkers(
  kit: Kit,
  loop: Loop,
  promises: Promises,
  { EventEmitter, emit }: EmitterParts,
  channels: Channels,
): Workers {
  const { context, errors, site } = kit;
  const { port, stamps } = context;
  const { registers } = port;

  function* asThread(agent: Agent | undefined, body: Running<void>): Running<void> {
    const { loop: own } = agent ?? stamps;
    stamps.loop = own;
    let step = body.next(0);
    while (!step.done) {
      const job = registers[Register.Job]!;
      const answer = yield step.value;
      registers[Register.Job] = job;
      stamps.loop = own;
      if (agent?.terminated === true) return;
      step = body.next(answer);
    }
  }

  /** A worker's whole life, as a task of the engine. */
  function* life(agent: Agent, start: () => Running<object>, news: End): Coroutine {
    const tell = (event: News['event'], value?: unknown): Running<void> =>
      channels.put(news, new News(event, value), agent.loop.site);
    let code = 0;
    function* work(): Running<void> {
      try {
        yield* tell('online');
        yield* start();
        yield* loop.idle();
      } catch (error) {
        if (error === stamps.runOver) throw error;
        code = 1;
        yield* fail(agent, error, news);
      }
    }
    try {
      yield* asThread(agent, work());
      agent.loop.ended = true;
      if (agent.terminated) code = INTERRUPTED;
      if (news.peer?.loop.ended === false) yield* tell('exit', code);
    } catch (error) {
      if (error === stamps.runOver) yield outOfFuel(port);
      errors.raise(error);
    }
  }

  /** An exception that nobody caught: the parent's, if it still listens. */
  function* fail(agent: Agent, error: unknown, news: End): Running<void> {
    if (news.peer?.loop.ended !== false) {
      errors.uncaught(error);
      return;
    }
    const value = thrownCopy(error);
    yield* channels.put(news, new News('error', value), agent.loop.site);
  }

  /** Unlike one that is posted, an error that is thrown keeps its properties. */
  const thrownCopy = (error: unknown): unknown => {
    let made: unknown;
    try {
      made = channels.copy(error, undefined);
    } catch {
      return new Error('an error that could not be cloned');
    }
    if (!isError(error) || !isError(made)) return made;
    for (const key of ['name', ...Object.getOwnPropertyNames(error)] as const) {
      if (Object.hasOwn(made, key) || made[key as 'name'] === error[key as 'name']) continue;
      const value = copied(error[key as 'name']);
      const enumerable = Object.getOwnPropertyDescriptor(error, key)?.enumerable ?? false;
      Object.defineProperty(made, key, { value, enumerable, writable: true, configurable: true });
    }
    return made;
  };

  /** What only its first receiver can have, a port, is left out. */
  const copied = (message: unknown): unknown => {
    try {
      return channels.copy(message, undefined);
    } catch (error) {
      if (error === stamps.runOver) throw error;
      return undefined;
    }
  };

  /** Without a limit it would go on so for ever, so that no listener for errors helps. */
  const endWith = (error: Error): never => {
    errors.uncaught(error);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- it is of neither realm's `Error`
    throw stamps.runOver;
  };

  let startOf!: (worker: object) => number;
  /** Not if its constructor runs as a coroutine, which starts it as a visible operation. */
  let startsItself = true;

  class Worker extends EventEmitter {
    readonly #agent: Agent;
    readonly #news: End;
    #exit: number | undefined;
    readonly #terminations: PromiseState[] = [];

    constructor(file: unknown, options: unknown = {}) {
      super();
      const given = (isObject(options) ? options : {}) as Record<string, unknown>;
      const start = moduleNamed(file, given, stamps, context.harnessPort !== undefined);
      const depth = 1 + ((stamps.loop.worker as Agent | undefined)?.depth ?? 0);
      if (stamps.run.workers >= MAX_WORKERS) endWith(tooMany(`has started ${MAX_WORKERS} workers already`));
      if (depth > MAX_DEPTH)
        endWith(tooMany('has workers that start workers, which start workers, and so on'));
      const number = ++stamps.run.workers;
      const data = channels.copy(given['workerData'], given['transferList']);
      const task = port.createTask({ begin: () => life(agent, start, theirs) }, false);
      const agent = (this.#agent = new Agent(task, number, depth));
      const name = typeof given['name'] === 'string' ? given['name'] : `worker ${number}`;
      const [mine, theirs] = channels.connect(stamps.loop, agent.loop, [
        `messages of ${name}`,
        `messages to ${name}`,
      ]);
      agent.workerData = data;
      theirs.carriesNews = true;
      agent.parentPort = channels.portOf(theirs);
      this.#news = mine;
      mine.site = site();
      agent.loop.site = mine.site;
      if (context.explain) port.name('task', task, name.slice(0, 40));
      channels.listen(mine, (message) => this.#hear(message));
      channels.hold(mine, true);
      if (stamps.loop.site === 0) stamps.loop.site = mine.site;
      if (startsItself) void port.perform(startOf(this));
      startsItself = true;
    }

    static {
      startOf = (worker) => {
        const { task } = (worker as Worker).#agent;
        return kit.operation(OperationKind.Start, task, 0, -1, (worker as Worker).#news.site);
      };
    }

    *#hear(told: unknown): Running<void> {
      if (!(told instanceof News)) {
        const { threadId } = this.#agent;
        stamps.run.script?.messages.push({ threadId, value: copied(told) });
        yield* emit(this, 'message', [told]);
        return;
      }
      if (told.event === 'exit') {
        this.#exit = told.value as number;
        channels.hold(this.#news, false);
        for (const each of this.#terminations) promises.resolve(each, this.#exit);
      }
      yield* emit(this, told.event, told.value === undefined ? [] : [told.value]);
    }

    /** -1 when it has ended, as in Node. */
    get threadId(): number {
      return this.#exit === undefined ? this.#agent.threadId : NONE;
    }

    *postMessage(value: unknown, transfer?: unknown): Running<void> {
      const where = site();
      yield* channels.send(this.#news, channels.copy(value, transfer), where);
    }

    /** The worker goes no further than to its next visible operation; what it waits for comes at once. */
    *terminate(): Running<object> {
      const where = site();
      const result = promises.create();
      const agent = this.#agent;
      if (this.#exit !== undefined) promises.resolve(result, undefined);
      else {
        this.#terminations.push(result);
        yield kit.operation(OperationKind.QueuePut, this.#news.peer!.queue, 0, -1, where);
        if (!agent.terminated) {
          agent.terminated = true;
          if (!agent.loop.ended) port.loop.post(agent.task, where);
          if (agent.blockedOn !== NONE)
            yield kit.operation(OperationKind.EventSet, agent.blockedOn, 0, -1, where);
        }
      }
      return result.promise;
    }

    ref(): void {
      if (this.#exit === undefined) channels.hold(this.#news, true);
    }
    unref(): void {
      channels.hold(this.#news, false);
    }
  }
  kit.publish(Worker);
  stamps.stampConstructor(Worker, function* (...args) {
    startsItself = false;
    const made = Reflect.construct(Worker, args, this as Constructor) as object;
    yield startOf(made);
    return made;
  });

  return { Worker, asThread };
}

function tooMany(what: string): Error {
  return nodeError(
    new Error(
      `this program ${what}: a worker runs its file from the top, so whatever starts workers there belongs ` +
        'behind if (isMainThread)',
    ),
    'ERR_WORKER_INIT_FAILED',
  );
}

import { LoopState, type PromiseState } from './asynchronous/state';
import type { ScriptRecord } from './script';
import type { Key, Running, Twin } from './types';
import type { Waiter } from './workers/atomics';
import type { End } from './workers/ports';

/** Returns its argument from a constructor, so that a subclass adds its private field to *that* object. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- what its constructor returns is the point
class Identity {
  constructor(object: object) {
    return object;
  }
}

/**
 * Private fields on other people's objects: they work on frozen objects and on proxies (without a trap), are seen by
 * nobody who does not hold these functions, and do not depend on the realm of the object. Each class is written out: what V8
 * learns of a function belongs to its place in the source, and one place for all would know too many names to be quick.
 */
class TwinStamp extends Identity {
  #twin: Twin;
  constructor(target: object, twin: Twin) {
    super(target);
    this.#twin = twin;
  }
  static of(target: object): Twin | undefined {
    return #twin in target ? target.#twin : undefined;
  }
}

class ConstructorStamp extends Identity {
  #twin: Twin;
  constructor(target: object, twin: Twin) {
    super(target);
    this.#twin = twin;
  }
  static of(target: object): Twin | undefined {
    return #twin in target ? target.#twin : undefined;
  }
}

class ShadowStamp extends Identity {
  #shadow: Shadow;
  constructor(target: object, shadow: Shadow) {
    super(target);
    this.#shadow = shadow;
  }
  static of(target: object): Shadow | undefined {
    return #shadow in target ? target.#shadow : undefined;
  }
}

class AsyncStamp extends Identity {
  #twin: Twin;
  constructor(target: object, twin: Twin) {
    super(target);
    this.#twin = twin;
  }
  static of(target: object): Twin | undefined {
    return #twin in target ? target.#twin : undefined;
  }
}

class PromiseStamp extends Identity {
  #state: PromiseState;
  constructor(target: object, state: PromiseState) {
    super(target);
    this.#state = state;
  }
  static of(target: object): PromiseState | undefined {
    return #state in target ? target.#state : undefined;
  }
}

class IdStamp extends Identity {
  #id: number;
  constructor(target: object, id: number) {
    super(target);
    this.#id = id;
  }
  static of(target: object): number | undefined {
    return #id in target ? target.#id : undefined;
  }
}

/** What is known of an object in this run: the locations of its properties, and what a report calls it. */
export class Shadow {
  locations = new Map<Key, number>();
  /** The location of the container as a whole; -1 if it was never touched. */
  container = -1;
  name: string | undefined;
  /** Called when the object gets its name: what depends on it is renamed. */
  dependents: ((name: string) => void)[] | undefined;

  constructor(public run: number) {}

  /** Objects that outlive a run must not keep the locations of an earlier one. */
  restart(run: number): void {
    this.run = run;
    this.locations = new Map();
    this.container = -1;
    this.name = undefined;
    this.dependents = undefined;
  }
}

/** The shadow of everything whose properties are no memory locations: intrinsics, namespaces, proxies. */
export const UNOBSERVED = new Shadow(-1);

/** What both realms of a program share. Made in the engine's realm, where no program can patch anything. */
export interface Stamps {
  readonly stampTwin: (target: object, twin: Twin) => void;
  readonly twinOf: (target: object) => Twin | undefined;
  readonly stampConstructor: (target: object, twin: Twin) => void;
  readonly constructorOf: (target: object) => Twin | undefined;
  /** The twin of an async function: what a call of it is to run. */
  readonly stampAsync: (target: object, twin: Twin) => void;
  readonly asyncOf: (target: object) => Twin | undefined;
  readonly stampPromise: (target: object, state: PromiseState) => void;
  readonly promiseOf: (target: object) => PromiseState | undefined;
  /** The event loop of the thread that is running. */
  loop: LoopState;
  /** The prototypes of what is one class to programs, by its name: each realm has its own; see `recogniseKin`. */
  readonly kin: Map<string, object[]>;
  /** The realms' own `Promise` constructors, which count as one. */
  readonly promiseConstructors: Set<unknown>;
  /** Their `then` methods. */
  readonly promiseThens: Set<unknown>;
  /**
   * Has the program workers? Then its jobs can be switched at every visible operation, and belong to their thread as a whole: async
   * calls are no tasks of their own.
   */
  preemptive: boolean;
  /** Does the program write elements by their index anywhere (`a[i] = x`)? Then what looks at a whole array looks at its elements. */
  writesElements: boolean;
  /** The modules of the program that a worker can be started with, by the name of their script. */
  readonly modules: Map<string, () => Running<object>>;
  readonly stampShadow: (target: object, shadow: Shadow) => void;
  readonly shadowOf: (target: object) => Shadow | undefined;
  readonly newShadow: () => Shadow;
  readonly unobserved: Shadow;
  readonly run: RunState;
  /** Thrown through plain code when the run is over. It comes again at the next loop or call of whoever catches it. */
  readonly runOver: object;
  /** Proxies made by the program: nothing may touch them that would run a trap. */
  readonly proxies: WeakSet<object>;
  /** The memory that workers share. */
  readonly sharedBuffers: WeakSet<object>;
  /**
   * Who waits at an address (`Atomics.wait`), in the order in which they came: by buffer, by byte. They are a run's, for buffers
   * are made in it.
   */
  readonly waiting: WeakMap<ArrayBuffer, Map<number, Waiter[]>>;
  /** The ends of channels, by the `MessagePort` that holds one. */
  readonly ends: WeakMap<object, End>;
  /** The last message of a channel: the other end was closed. No program can send it. */
  readonly channelClosed: object;
  /** The engine's ids of synchronisation objects, for those that refer to one another across realms. */
  readonly stampId: (target: object, id: number) => void;
  readonly idOf: (target: object) => number | undefined;
  /** The stacks of errors, as positions in generated code. */
  readonly frames: WeakMap<object, string>;
  /** The names of the scripts that belong to the program. */
  readonly files: Set<string>;
}

/** The state of one run. */
export interface RunState {
  number: number;
  /** See `threading/thread.ts`. */
  readonly threads: RunThreads;
  threadsMade: number;
  /** The ends of broadcast channels, by name, in the order in which they were made. */
  readonly broadcast: Map<string, End[]>;
  /** How many workers were started. */
  workers: number;
  /** The location of what is printed, where its order counts: in a whole program, and in a script that a harness runs. */
  output: number | undefined;
  /** Of the script that a harness runs. */
  script: ScriptRecord | undefined;
}

/** The `Thread` objects of a run's tasks. */
export class RunThreads {
  private readonly byTask: (object | undefined)[] = [];
  private count = 0;

  of(task: number): object | undefined {
    return task < this.count ? this.byTask[task] : undefined;
  }

  set(task: number, thread: object): void {
    while (this.count <= task) this.byTask[this.count++] = undefined;
    this.byTask[task] = thread;
  }

  /** Ascending. */
  tasks(): number[] {
    const tasks: number[] = [];
    for (let task = 0; task < this.count; task++) if (this.byTask[task] !== undefined) tasks.push(task);
    return tasks;
  }

  clear(): void {
    this.count = 0;
  }
}

export function createStamps(): Stamps {
  const run: RunState = {
    number: 0,
    threads: new RunThreads(),
    threadsMade: 0,
    workers: 0,
    broadcast: new Map(),
    output: undefined,
    script: undefined,
  };
  return {
    stampTwin: (target, twin) => {
      if (!TwinStamp.of(target)) new TwinStamp(target, twin);
    },
    twinOf: (target) => TwinStamp.of(target),
    stampConstructor: (target, twin) => {
      if (!ConstructorStamp.of(target)) new ConstructorStamp(target, twin);
    },
    constructorOf: (target) => ConstructorStamp.of(target),
    stampAsync: (target, twin) => {
      if (!AsyncStamp.of(target)) new AsyncStamp(target, twin);
    },
    asyncOf: (target) => AsyncStamp.of(target),
    stampPromise: (target, state) => {
      new PromiseStamp(target, state);
    },
    promiseOf: (target) => PromiseStamp.of(target),
    kin: new Map(),
    loop: new LoopState(),
    promiseConstructors: new Set(),
    promiseThens: new Set(),
    preemptive: false,
    writesElements: false,
    modules: new Map(),
    stampShadow: (target, shadow) => {
      if (!ShadowStamp.of(target)) new ShadowStamp(target, shadow);
    },
    shadowOf: (target) => ShadowStamp.of(target),
    newShadow: () => new Shadow(run.number),
    unobserved: UNOBSERVED,
    run,
    runOver: Object.freeze({ __proto__: null, name: 'RunOver', message: 'the run is over' }),
    proxies: new WeakSet(),
    sharedBuffers: new WeakSet(),
    waiting: new WeakMap(),
    ends: new WeakMap(),
    channelClosed: Object.freeze({ __proto__: null }),
    stampId: (target, id) => {
      new IdStamp(target, id);
    },
    idOf: (target) => IdStamp.of(target),
    frames: new WeakMap(),
    files: new Set(),
  };
}

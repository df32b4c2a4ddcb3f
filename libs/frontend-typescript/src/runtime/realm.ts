import type { Coroutine, HarnessPort, Port, Program } from '@heddle/engine';
import { createAsynchronous } from './asynchronous';
import { createIo } from './asynchronous/io';
import { LoopState, REJECTED, type PromiseState } from './asynchronous/state';
import { createCalls } from './calls';
import { createConsole } from './console';
import { createClasses } from './classes';
import { outOfFuel, type Context } from './context';
import { createDriver } from './drive';
import { createElements } from './elements';
import { createErrors } from './errors';
import { createEvents } from './events';
import { createGenerators } from './generators';
import { hardenRealm } from './harden/globals';
import { createHarness, type Scenario } from './harness';
import { createHelpers } from './helpers';
import { createIteration } from './iteration';
import { createMemory } from './memory';
import { createNames } from './names';
import { stampNatives } from './natives';
import { createLooking } from './natives/looking';
import { createProperties } from './properties';
import { createScripts, watchOutput } from './script';
import type { Stamps } from './stamps';
import { createThreading } from './threading';
import { createKit } from './threading/kit';
import { runTwin, type Callable, type Running, type Twin } from './types';
import { createDisposableStacks } from './disposable-stacks';
import { createWeakReferences } from './weak-references';
import { createWorkerThreads } from './workers';
import { plainName, urlModule } from './workers/urls';

export interface RealmOptions {
  readonly port: Port;
  readonly stamps: Stamps;
  /** Present in the harness's realm only. */
  readonly harnessPort?: HarnessPort;
  /** Must be what the modules were compiled with. */
  readonly explain?: boolean;
}

/** The value of a script made by `compile`. */
export type Factory = (helpers: object) => Twin;

export interface Module {
  /** Evaluates the module afresh, as a coroutine; answers its namespace. */
  instantiate(): Running<object>;
}

export interface DeclaredScenario extends Pick<Scenario, 'name' | 'kind' | 'site'> {
  readonly sizes?: readonly number[];
}

export interface Realm {
  /** To be called once, before any code of the program's is loaded. */
  harden(): void;
  /**
   * @param file the name under which the factory's script was run; its frames appear in stacks
   * @param names what else the program may call the file, to start a worker with it
   */
  load(factory: Factory, file: string, ...names: string[]): Module;
  /** Where an exception that `scenarios` threw comes from; see `Errors.framesOf`. */
  framesOf(error: unknown): string;
  /** What a harness declares. */
  scenarios(harness: Module): readonly DeclaredScenario[];
  /** One scenario of `harness`, run on `student`'s module, at `size` if it has sizes; for the harness's realm. */
  program(student: Module, harness: Module, scenario: string, size?: number): Program;
  /** A module that is a whole program of its own. */
  main(module: Module): Program;
}

export function createRealm(options: RealmOptions): Realm {
  const { port, stamps } = options;
  const context: Context = {
    port,
    stamps,
    harnessPort: options.harnessPort,
    explain: options.explain ?? false,
    lines: new Map(),
  };
  const names = createNames(context);
  const memory = createMemory(context, names.namedLocation);
  const driver = createDriver(context);
  const calls = createCalls(context);
  const errors = createErrors(context);
  const kit = createKit(context, driver, calls, errors, names);
  const elements = createElements(context, memory);
  const looking = createLooking(context, memory, elements, calls);
  const iteration = createIteration(context, memory, elements, calls);
  const properties = createProperties(context, memory, calls);
  const { keys } = stampNatives({ context, memory, elements, looking, calls, iteration, properties, names });
  const generators = createGenerators(context, driver, calls);
  const asynchronous = createAsynchronous(kit, driver, iteration, generators);
  const { loop, promises, functions } = asynchronous;
  const events = createEvents(kit, asynchronous);
  const workers = createWorkerThreads(kit, memory, looking, asynchronous, events);
  const main = new LoopState();
  const scripts = createScripts(kit, loop);
  const harness = options.harnessPort
    ? createHarness(kit, options.harnessPort, createIo(context, asynchronous))
    : undefined;
  const modules: Record<string, object> = {
    ...createThreading(kit),
    ...asynchronous.modules,
    ...events.modules,
    'node:url': urlModule,
    ...(harness ? { 'heddle/harness': harness.module, [SCRIPT]: harness.scriptModule } : {}),
  };
  const helpers = createHelpers({
    context,
    memory,
    driver,
    calls,
    classes: createClasses(context, driver),
    properties,
    iteration,
    generators,
    asynchronous,
    names,
    looking,
    keys,
    imported: (name) => {
      if (name === SCRIPT) scripts.expected = true;
      if (name !== WORKERS) return modules[name];
      stamps.preemptive = true;
      return workers.module();
    },
  });

  const start = (): void => {
    stamps.run.number++;
    stamps.run.threads.clear();
    if (stamps.run.broadcast.size > 0) stamps.run.broadcast.clear();
    stamps.run.threadsMade = stamps.run.workers = 0;
    stamps.run.output = stamps.run.script = undefined;
    stamps.loop = main;
    main.reset();
  };

  /** The main thread of a program that has workers is one thread among others. */
  function* amongWorkers(body: Coroutine): Coroutine {
    yield* workers.asThread(undefined, body);
  }
  const thread = (body: Coroutine): Coroutine => (stamps.preemptive ? amongWorkers(body) : body);

  function* guarded(body: () => Running<void>): Coroutine {
    try {
      yield* body();
    } catch (error) {
      if (error === stamps.runOver) yield outOfFuel(port);
      errors.raise(error);
    }
  }

  /** A scenario is over when its promise, if it answers one, has settled, and the jobs of that turn are done. */
  const endOf = (answer: unknown): PromiseState | undefined => {
    const state = promises.stateOf(answer);
    if (state === undefined) return stamps.loop.queued > 0 ? promises.awaited(undefined) : undefined;
    loop.then(state, { task: 0, react: () => undefined });
    return state;
  };

  /** Evaluates a module that awaits something at its top. */
  function* awaitModule(evaluate: Twin, publish: unknown): Running<void> {
    const state = yield* functions.moduleCall(evaluate, [publish]);
    loop.then(state, { task: loop.task(), react: () => undefined });
    yield* loop.settled(state);
    if (state.status === REJECTED) throw state.value;
  }

  /** As `guarded`, without its level of `yield*`: each costs at every switch. */
  function* runScenario(student: Module, module: Module, scenario: string, size?: number): Coroutine {
    try {
      const subject = scripts.expected
        ? scripts.open(() => student.instantiate())
        : yield* student.instantiate();
      harness?.begin(scenario);
      yield* module.instantiate();
      const found = harness?.scenarios.find(({ name }) => name === scenario);
      if (!found) throw new Error(`the harness has no scenario '${scenario}'`);
      const args = [subject, ...(harness?.open(found, size) ?? [])];
      const twin = calls.twinOf(found.body);
      if (!twin) functions.expectCall(found.body);
      const answer = twin
        ? yield* runTwin(twin, undefined, args)
        : Reflect.apply(found.body as Callable, undefined, args);
      const end = endOf(answer);
      if (end !== undefined) {
        yield* loop.settled(end);
        if (end.status === REJECTED) throw end.value;
      }
      main.ended = true;
    } catch (error) {
      if (error === stamps.runOver) yield outOfFuel(port);
      errors.raise(error);
    }
  }

  return {
    harden: () => {
      const shims = {
        ...asynchronous.globals,
        ...events.globals,
        ...workers.globals,
        ...createWeakReferences(),
        ...createDisposableStacks(kit, asynchronous.functions),
        console: createConsole(context, looking),
      };
      Object.defineProperty(Array, 'fromAsync', {
        value: asynchronous.fromAsync,
        writable: true,
        configurable: true,
      });
      hardenRealm(globalThis, context, errors, shims, [...Object.values(modules), workers.shared]);
    },
    load: (factory, file, ...names) => {
      stamps.files.add(file);
      const lines = (first: number, list: readonly number[]): void =>
        list.forEach((line, index) => context.lines.set(first + index, line));
      let isAsync = false;
      const suspends = (): void => {
        isAsync = true;
      };
      const evaluate = factory({ ...helpers, lines, suspends });
      function* instantiate(): Running<object> {
        let namespace: object = {};
        const publish = (made: object, locations: readonly (readonly [string, number])[]): void => {
          namespace = made;
          if (locations.length === 0) return;
          const shadow = memory.shadow(made);
          for (const [name, location] of locations) shadow.locations.set(name, location);
        };
        if (isAsync) yield* awaitModule(evaluate, publish);
        else yield* evaluate.call(undefined, publish);
        return namespace;
      }
      for (const name of [...names.map(plainName), file]) stamps.modules.set(name, instantiate);
      return { instantiate };
    },
    framesOf: errors.framesOf,
    scenarios: (module) => {
      start();
      harness?.begin();
      driver.finish(module.instantiate());
      return (harness?.scenarios ?? []).map(({ name, kind, site, sizes }) => ({
        name,
        kind,
        site,
        ...(sizes !== undefined && { sizes }),
      }));
    },
    program: (student, module, scenario, size) => ({
      start: () => {
        start();
        return thread(runScenario(student, module, scenario, size));
      },
    }),
    main: (module) => ({
      start: () => {
        start();
        watchOutput(kit);
        return thread(
          guarded(function* () {
            yield* module.instantiate();
            yield* loop.idle();
            main.ended = true;
          }),
        );
      },
    }),
  };
}

const WORKERS = 'node:worker_threads';
const SCRIPT = 'heddle/script';

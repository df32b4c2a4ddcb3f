import { Register, Time, type Coroutine, type HarnessPort, type Port, type Program } from '@heddle/engine';
import { OperationKind } from '@heddle/trace';
import type { Address, Interpreter } from '../interpreter/interpreter';
import { Log } from './log';
import { SharedMemory, type Addresses } from './memory';
import { HarnessModel, type ModelBridge } from './model';

export interface RealmOptions {
  readonly python: Interpreter;
  readonly port: Port;
  readonly harnessPort: HarnessPort;
}

/** A job in Python. Answers are JSON, written by `_heddle/program.py`. */
export interface Realm {
  /** Instruments both files. Without a harness, the submission is a whole program of its own. */
  compile(harness: string | undefined, submission: string, seed: number): string;
  /** The mutants of a program. */
  mutants(source: string): string;
  /** What the harness declares; a whole program is the scenario `main`. `fuel`: what evaluating it may burn. */
  declared(fuel: number): string;
  /** One scenario, at `size` if it has sizes, or the whole program; `explain`: report values and names. */
  program(scenario: string, explain: boolean, size?: number): Program;
}

/** The functions of `_heddle/bridge.py`. */
interface Bridge extends ModelBridge {
  readonly addresses: () => string;
  readonly connect: (channels: object) => void;
  readonly compile: (harness: string | undefined, submission: string, seed: number) => string;
  readonly mutants: (source: string) => string;
  readonly declared: (fuel: number) => string;
  readonly select: (scenario: string, size: number | undefined) => void;
  readonly begin: (explain: number, fuel: number) => Address;
  readonly renewSwitchPoints: () => void;
  readonly failure: () => string;
}

interface Failure {
  readonly text?: string;
  readonly frames?: string;
  /** The exception is ours: the run had ended. */
  readonly over?: boolean;
}

/** Each look at an attribute of one of Python's objects makes a new proxy for it, so the functions are looked up once. */
function openBridge(python: Interpreter): Bridge {
  const functions = python.runPython('import _heddle.bridge; _heddle.bridge.functions()') as Bridge;
  const { addresses, connect, compile, mutants, declared, select, begin, renewSwitchPoints, failure } =
    functions;
  const { step, invocationText, outcomeText } = functions;
  const model = { step, invocationText, outcomeText };
  return {
    addresses,
    connect,
    compile,
    mutants,
    declared,
    select,
    begin,
    renewSwitchPoints,
    failure,
    ...model,
  };
}

/** What Python cannot refuse itself, because V8's stack ends before its own. Python is of no more use then. */
function withinStack(compile: () => string): string {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'the code is nested too deeply to be read';
    const diagnostic = { message, line: 1, column: 1, kind: 'compile-error' };
    return JSON.stringify({ whose: 'submission', diagnostic });
  }
}

/** What a program has done to the interpreter: V8's stack ended before Python's own, or WebAssembly trapped, as when memory is full. */
function whatBroke(error: unknown): string {
  if (error instanceof RangeError) return 'RecursionError: built-in code recursed deeper than it can';
  // By its name: the realm that WebAssembly's errors are of need not be this one.
  if ((error as Error).name === 'RuntimeError')
    return 'MemoryError: built-in code broke down, as it does when memory is full';
  throw error;
}

const YIELDED = 1;
const RETURNED = 0;

export function createRealm({ python, port, harnessPort }: RealmOptions): Realm {
  const bridge = openBridge(python);
  const addresses = JSON.parse(bridge.addresses()) as Addresses;
  const memory = new SharedMemory(python._module, addresses);
  const log = new Log(memory, port, drive);
  const { registers, time } = port;
  let sites = 0;
  let known = new Uint8Array();
  /** What every run comes to, once the interpreter is of no more use. */
  let broken: string | undefined;
  let wholeProgram = false;

  /** Drives one of Python's generators as a coroutine of the engine's. */
  function* drive(coroutine: Address): Coroutine {
    let value = memory.at.none;
    for (;;) {
      memory.setRegister(Register.Task, registers[Register.Thread]!);
      memory.setTime(Time.Now, time[Time.Now]!);
      const status = resume(coroutine, value);
      if (status === undefined) return;
      if (status !== YIELDED) {
        if (status === RETURNED) memory.dropResult();
        else if (!raised()) yield OperationKind.OutOfFuel;
        log.drain();
        return;
      }
      const code = memory.taken();
      if (Number.isNaN(code)) {
        port.raise('the program yielded something that is no operation', '', false);
        return;
      }
      value = memory.integer(yield operation(code));
    }
  }

  /** Undefined if built-in code has hurt the interpreter: the exception was reported, and Python is of no more use. */
  function resume(coroutine: Address, value: Address): number | undefined {
    try {
      if (broken === undefined) return memory.send(coroutine, value);
    } catch (error) {
      breakDown(error);
    }
    port.raise(broken!, '', false);
    return undefined;
  }

  function breakDown(error: unknown): void {
    broken = whatBroke(error);
    port.breakDown();
  }

  /** Tells the engine what happened up to an operation. Answers the operation, with its registers filled. */
  function operation(code: number): number {
    if (code === 0) {
      log.drain(1);
      return log.takePending();
    }
    log.drain();
    registers[Register.Object] = memory.register(Register.Object);
    registers[Register.Argument] = memory.register(Register.Argument);
    time[Time.Timeout] = memory.time(Time.Timeout);
    memory.forgetArguments();
    return code;
  }

  /** An exception has left a task. False: it was our own, at the end of the run. */
  function raised(): boolean {
    const { text, frames = '', over } = described();
    if (over === true) return false;
    log.drain();
    // In a whole program, as in real life, an exception ends its own thread.
    if (text !== undefined) port.raise(text, frames, wholeProgram || frames.startsWith('harness'));
    return true;
  }

  function described(): Failure {
    try {
      memory.keepFailure();
      return JSON.parse(bridge.failure()) as Failure;
    } catch (error) {
      breakDown(error);
      return { text: broken! };
    }
  }

  const told =
    <A extends never[], R>(action: (...args: A) => R) =>
    (...args: A): R => {
      log.drain();
      return action(...args);
    };
  python._module.clock.now = () => port.clock() * 1000;
  let model = new HarnessModel(bridge);
  bridge.connect({
    perform: (code: number) => {
      const result = port.perform(operation(code));
      memory.setTime(Time.Now, time[Time.Now]!);
      // A task that was started has run already, as far as it could.
      memory.setRegister(Register.Task, registers[Register.Thread]!);
      return result;
    },
    clock: () => {
      const now = port.clock();
      memory.setTime(Time.Now, now);
      return now;
    },
    fail: told((message: string) => harnessPort.fail(message)),
    reach: told((goal: number, site: number) => harnessPort.reach(goal, site)),
    specify: (isNew: boolean) => {
      if (isNew) model = new HarnessModel(bridge);
      harnessPort.specify(model);
    },
    call: told((part: number, invocation: number) => harnessPort.call(part, invocation)),
    returned: told((call: number, outcome: number) => harnessPort.returned(call, outcome)),
    output: told((text: string) => port.print(text)),
    value: told((text: string) => port.value(text)),
    name: told((what: 'task' | 'object' | 'location', id: number, name: string) => port.name(what, id, name)),
  });

  /** Python keeps a list of its own of what the engine says is a switch point; it changes seldom. */
  function renewSwitchPoints(): void {
    const view = python._module.HEAPU8.subarray(addresses.switchPoints, addresses.switchPoints + sites);
    port.copySwitchPoints(view);
    if (known.length === sites && known.every((each, site) => each === view[site])) return;
    known = view.slice();
    bridge.renewSwitchPoints();
  }

  /** Told when it changes: a text takes long to get into Python. */
  let selected: readonly [string, number | undefined] | undefined;
  function select(scenario: string, size: number | undefined): void {
    if (selected?.[0] === scenario && selected[1] === size) return;
    selected = [scenario, size];
    bridge.select(scenario, size);
  }

  function begin(scenario: string, explain: boolean, size: number | undefined): Address {
    select(scenario, size);
    const main = bridge.begin(explain ? 1 : 0, registers[Register.Fuel]!);
    log.begin();
    memory.forgetArguments();
    renewSwitchPoints();
    return main;
  }

  return {
    compile: (harness, submission, seed) => {
      const answer = withinStack(() => bridge.compile(harness, submission, seed));
      const compiled = JSON.parse(answer) as { readonly sites?: readonly unknown[] };
      sites = 1 + (compiled.sites?.length ?? 0);
      wholeProgram = harness === undefined;
      known = new Uint8Array();
      return answer;
    },
    mutants: (source) => bridge.mutants(source),
    declared: (fuel) => {
      const answer = bridge.declared(fuel);
      log.begin();
      return answer;
    },
    program: (scenario, explain, size) => ({
      start: () => {
        if (broken === undefined) {
          try {
            return drive(begin(scenario, explain, size));
          } catch (error) {
            // What the last run left behind is given up now, and it may be nested deeper than the stack is.
            breakDown(error);
          }
        }
        // Every further run fails as the one that broke it.
        return drive(memory.at.none);
      },
    }),
  };
}

import { Register, type Coroutine, type Port } from '@heddle/engine';
import { encodeYield, type OperationKind } from '@heddle/trace';
import type { Address } from '../interpreter/interpreter';
import type { SharedMemory } from './memory';

/** A word with this kind is a command; see `_heddle/runtime/state.py`. */
const COMMAND = 63;
const KIND_BITS = 6;

enum Command {
  Create = 0,
  CreateTask = 1,
  SetDaemon = 2,
  Printed = 3,
  BeginAsync = 4,
  EnterAsync = 5,
  SuspendAsync = 6,
  FinishAsync = 7,
  NoteAsync = 8,
  PauseAsync = 9,
}

/** A piece of output so long ends any run. */
const LONGEST_PIECE = 1 << 22;

/** Tells the engine what Python has done since it was last told, in that order. */
export class Log {
  /** Memory locations that the engine knows of in this run. */
  #locations = 0;

  constructor(
    private readonly memory: SharedMemory,
    private readonly port: Port,
    private readonly drive: (coroutine: Address) => Coroutine,
  ) {}

  /** A run begins. What Python did to get ready for it is nobody's operation. */
  begin(): void {
    this.memory.clear();
    this.#locations = 0;
  }

  /** @param kept words at the end that are not to be told: the pending access. */
  drain(kept = 0): void {
    const { memory } = this;
    const count = memory.length - kept;
    for (let word = 0; word < count; word++) {
      const at = memory.words + word * 2;
      const low = memory.integers[at]!;
      const high = memory.integers[at + 1]!;
      if ((low & COMMAND) !== COMMAND) this.access(low, high);
      else {
        this.obey(low >>> KIND_BITS, high, at + 2);
        word++;
      }
    }
    if (kept === 0) memory.clear();
  }

  /** The pending access: the last word. Puts its location into the register, answers what to yield. */
  takePending(): number {
    const { memory } = this;
    const at = memory.words + (memory.length - 1) * 2;
    const code = memory.integers[at]!;
    const location = memory.integers[at + 1]!;
    this.know(location);
    this.port.registers[Register.Object] = location;
    memory.clear();
    return code;
  }

  private access(code: number, location: number): void {
    const { port } = this;
    const kind: OperationKind = code & COMMAND;
    this.know(location);
    if (!port.access(kind, location, code >>> KIND_BITS)) return;
    // It would have been a switch point, and is past it: an access beside another one, or one in plain code.
    if (port.registers[Register.Fuel]! >= 0) port.perform(encodeYield(kind, code >>> KIND_BITS));
  }

  /** Python numbers locations by itself, densely; the engine has to know how many there are. */
  private know(location: number): void {
    if (location < this.#locations) return;
    this.port.createLocations(location + 1 - this.#locations);
    this.#locations = location + 1;
  }

  private createTask(coroutine: Address, daemon: boolean): void {
    this.port.createTask({ begin: () => this.drive(coroutine) }, daemon);
  }

  private obey(command: number, first: number, second: number): void {
    const { port, memory } = this;
    switch (command as Command) {
      case Command.Create:
        port.create(first, memory.integers[second]!);
        break;
      case Command.CreateTask:
        this.createTask(memory.unsigned[second]!, first !== 0);
        break;
      case Command.SetDaemon:
        port.setDaemon(first, memory.integers[second] !== 0);
        break;
      case Command.Printed:
        port.print(' '.repeat(Math.min(first, LONGEST_PIECE)));
        break;
      case Command.BeginAsync:
        // Python itself says what is left running; see `runtime/unawaited.py`.
        port.loop.excuse(port.loop.begin(first));
        break;
      case Command.EnterAsync:
        port.loop.enter(first);
        break;
      case Command.SuspendAsync:
        port.loop.suspend(first >>> KIND_BITS, ...awaited(first & COMMAND, memory.integers[second]!));
        break;
      case Command.PauseAsync:
        port.loop.pause(first >>> KIND_BITS, ...awaited(first & COMMAND, memory.integers[second]!));
        break;
      case Command.FinishAsync:
        port.loop.finish(first);
        break;
      case Command.NoteAsync:
        port.loop.note(
          first & COMMAND,
          memory.integers[second]!,
          first >>> KIND_BITS,
          memory.integers[second + 1],
        );
    }
  }
}

/** What a task waits for, if there is a word for it. */
function awaited(kind: OperationKind, object: number): [] | [OperationKind, number] {
  return kind === (COMMAND as OperationKind) ? [] : [kind, object];
}

import { Register, Time } from '@heddle/engine';
import type { Address, PythonModule } from '../interpreter/interpreter';

/** Where `_heddle/runtime/state.py` keeps what both sides read and write. */
export interface Addresses {
  /** The array object `words`: its buffer moves as it grows. */
  readonly words: Address;
  readonly registers: Address;
  readonly times: Address;
  readonly switchPoints: Address;
  readonly none: Address;
  readonly keepFailure: Address;
}

/** `array.array` in CPython 3.14, on 32 bits: reference count, type, size, buffer. */
const ARRAY_SIZE = 8;
const ARRAY_BUFFER = 12;

/** Small integers are made once and live for ever. */
const SMALL = 256;
const LEAST = -5;

/**
 * Python's memory, as far as the two sides share it. What a step needs of Pyodide's module is taken from it once: it has thousands of
 * properties, so that looking one up takes V8 as long as using it.
 */
export class SharedMemory {
  readonly #smallIntegers: Address[] = [];
  readonly #result: Address;
  readonly #send: PythonModule['_PyIter_Send'];
  readonly #asLong: PythonModule['_PyLong_AsLong'];
  readonly #release: PythonModule['_Py_DecRef'];
  #integers: Int32Array;
  #doubles: Float64Array;

  constructor(
    private readonly module: PythonModule,
    readonly at: Addresses,
  ) {
    this.#result = module._malloc(4);
    for (let value = LEAST; value <= SMALL; value++) this.#smallIntegers.push(module._PyLong_FromLong(value));
    this.#send = module._PyIter_Send;
    this.#asLong = module._PyLong_AsLong;
    this.#release = module._Py_DecRef;
    this.#integers = module.HEAP32;
    this.#doubles = module.HEAPF64;
  }

  /** How many words the log has. */
  get length(): number {
    return this.integers[(this.at.words + ARRAY_SIZE) >> 2]!;
  }

  /** The first 32 bits of the log, as an index into `HEAP32`; each word takes two. */
  get words(): number {
    return this.integers[(this.at.words + ARRAY_BUFFER) >> 2]! >> 2;
  }

  /** When the memory grows, views of it become empty, and the module has new ones. */
  get integers(): Int32Array {
    if (this.#integers.length === 0) this.#integers = this.module.HEAP32;
    return this.#integers;
  }

  private get doubles(): Float64Array {
    if (this.#doubles.length === 0) this.#doubles = this.module.HEAPF64;
    return this.#doubles;
  }

  get unsigned(): Uint32Array {
    return this.module.HEAPU32;
  }

  /** Empties the log. Its buffer stays, so the next run need not let it grow again. */
  clear(): void {
    this.integers[(this.at.words + ARRAY_SIZE) >> 2] = 0;
  }

  register(index: number): number {
    return this.integers[(this.at.registers >> 2) + index]!;
  }

  setRegister(index: number, value: number): void {
    this.integers[(this.at.registers >> 2) + index] = value;
  }

  /** Most operations have neither an argument nor a time-out: Python, which is slow, writes only those that there are. */
  forgetArguments(): void {
    this.setRegister(Register.Argument, 0);
    this.setTime(Time.Timeout, -1);
  }

  time(index: number): number {
    return this.doubles[(this.at.times >> 3) + index]!;
  }

  setTime(index: number, value: number): void {
    this.doubles[(this.at.times >> 3) + index] = value;
  }

  /** Resumes a generator. See `PythonModule._PyIter_Send`; what it answers is in `taken`. */
  send(generator: Address, value: Address): number {
    const send = this.#send;
    return send(generator, value, this.#result);
  }

  /** The integer that a generator yielded; NaN for anything else. */
  taken(): number {
    const object = this.integers[this.#result >> 2]!;
    // The usual one, which nobody counts the references of.
    if (object === this.#smallIntegers[-LEAST]) return 0;
    const asLong = this.#asLong;
    const release = this.#release;
    const value = asLong(object);
    release(object);
    if (value !== -1) return value;
    this.module._PyErr_Clear();
    return NaN;
  }

  dropResult(): void {
    const release = this.#release;
    release(this.integers[this.#result >> 2]!);
  }

  /** Gives the exception that is being raised to Python's side. */
  keepFailure(): void {
    const error = this.module._PyErr_GetRaisedException();
    this.module._Py_DecRef(this.module._PyObject_CallOneArg(this.at.keepFailure, error));
    this.module._Py_DecRef(error);
  }

  /** An integer as an object. The large ones are few (a queue that long) and are left to live. */
  integer(value: number): Address {
    return this.#smallIntegers[value - LEAST] ?? this.module._PyLong_FromLong(value);
  }
}

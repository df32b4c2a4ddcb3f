/** The parts of Pyodide that are used. */
export interface Interpreter {
  runPython(code: string): unknown;
  makeMemorySnapshot(): Uint8Array;
  readonly FS: {
    mkdirTree(path: string): void;
    writeFile(path: string, text: string): void;
  };
  readonly _module: PythonModule;
}

/** Addresses in Python's memory are plain numbers. */
export type Address = number;

/** CPython's C interface and memory, without Pyodide's conversions: those cost a microsecond each way. */
export interface PythonModule {
  /** Views are made anew when the memory grows: read them from here each time. */
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPU32: Uint32Array;
  readonly HEAPF64: Float64Array;
  /** Milliseconds since a run began. */
  clock: { now: () => number };
  _malloc(bytes: number): Address;
  /** Makes memory longer; answers where it ended. */
  _sbrk(bytes: number): Address;
  readonly _Py_DecRef: (object: Address) => void;
  _PyLong_FromLong(value: number): Address;
  readonly _PyLong_AsLong: (object: Address) => number;
  /** 0: returned, 1: yielded, -1: raised. The result's address is stored at `result`. */
  readonly _PyIter_Send: (iterator: Address, value: Address, result: Address) => number;
  _PyErr_GetRaisedException(): Address;
  _PyErr_Clear(): void;
  _PyObject_CallOneArg(callable: Address, argument: Address): Address;
}

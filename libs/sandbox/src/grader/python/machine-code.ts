// V8 makes fast code of Python's interpreter while it runs, and has it made when a short job is over. So the build keeps the
// code of an interpreter that has run for a while, and a grader begins with that.
import { setFlagsFromString } from 'node:v8';
import { compileFunction } from 'node:vm';

/** A `WebAssembly.Module`: V8 gives whoever compiles the same bytes later, in any isolate of the process, the same machine code. */
export type CompiledWasm = object;

declare const WebAssembly: { Module: new (bytes: Uint8Array) => CompiledWasm };

export function compileWasm(bytes: Uint8Array): CompiledWasm {
  return new WebAssembly.Module(bytes);
}

/** Undefined if nothing of it ran long enough. */
export function saveMachineCode(compiled: CompiledWasm): ArrayBuffer | undefined {
  return native('%SerializeWasmModule(given[0])', compiled) as ArrayBuffer | undefined;
}

/** To be kept, for its machine code is V8's to throw away with it. Undefined: the code is another V8's, or another processor's. */
export function restoreMachineCode(code: Uint8Array, wasm: Uint8Array): CompiledWasm | undefined {
  return native('%DeserializeWasmModule(given[0], given[1])', code.buffer, wasm) as CompiledWasm | undefined;
}

/** There is no other way to these two, and Node is pinned. The flag has to be the same for both: it is part of what V8 compares. */
function native(call: string, ...given: readonly unknown[]): unknown {
  setFlagsFromString('--allow-natives-syntax');
  try {
    const made = compileFunction(`return ${call};`, ['given']) as (given: readonly unknown[]) => unknown;
    return made(given);
  } finally {
    setFlagsFromString('--no-allow-natives-syntax');
  }
}

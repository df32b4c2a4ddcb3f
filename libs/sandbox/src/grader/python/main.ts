// The grader of Python, as a process.
import { readBytes, readMachineCode } from '../bundles';
import { serve } from '../serve';
import { python } from './front-end';
import { restoreMachineCode } from './machine-code';

const code = readMachineCode();
/** Exported, so that it lives as long as the process. */
export const interpreter = code && restoreMachineCode(code, readBytes('pyodide.asm.wasm'));

await serve(python);

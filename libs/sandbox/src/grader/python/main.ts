// The grader of Python, as a process.
import { readBytes, readMachineCode } from '../bundles';
import { serve } from '../serve';
import { python } from './front-end';
import { restoreMachineCode } from './machine-code';
import { setStage } from './stage';

const code = readMachineCode();
const wasm = readBytes('pyodide.asm.wasm');
/** Exported, so that it lives as long as the process. */
export const interpreter = code && restoreMachineCode(code, wasm);

// The isolate gets the same bytes: reading them again takes longer than all that is done with them.
await serve({ ...python, setStage: () => setStage(wasm) });

// Part of the build: runs Python for a while, in a process like a grader, and writes the machine code that V8 makes of it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { graderCommand } from '../../../pool/grader-command';
import { readBytes, readMachineCode } from '../../bundles';
import { restoreMachineCode } from '../machine-code';
import { train } from './train';

switch (process.argv[2]) {
  case 'inside':
    process.stdout.write(await train());
    break;
  case 'check': {
    const code = readMachineCode();
    const restored = code && restoreMachineCode(code, readBytes('pyodide.asm.wasm'));
    process.exitCode = restored === undefined ? 1 : 0;
    break;
  }
  default:
    process.exitCode = goInside();
}

/** V8 takes the code back only under the same flags as a grader's. */
function goInside(): number {
  const { file, args } = graderCommand('python', fileURLToPath(import.meta.url));
  const { status } = spawnSync(file, [...args, 'inside'], {
    env: {},
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status ?? 1;
}

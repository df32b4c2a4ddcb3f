// Part of the build: runs Python for a while, in a process like a grader, and keeps the machine code that V8 makes of it.
import { spawnSync } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { graderCommand } from '../../../pool/grader-command';
import { readBytes, readMachineCode } from '../../bundles';
import { restoreMachineCode } from '../machine-code';
import { train } from './train';

/** Bytes; it is two million or so. */
const MAX_CODE = 1 << 28;

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
    make();
}

function make(): void {
  // V8 takes the code back only under the same flags.
  const { file, args } = graderCommand('python', fileURLToPath(import.meta.url));
  const { status, stdout } = spawnSync(file, [...args, 'inside'], {
    env: {},
    maxBuffer: MAX_CODE,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error("Python's machine code could not be made: see above.");
  // At once or not at all: V8 would believe half of it.
  const target = new URL('./isolate/python.machine-code', import.meta.url);
  const written = new URL(`${target.href}.${process.pid}`);
  writeFileSync(written, stdout);
  renameSync(written, target);
}

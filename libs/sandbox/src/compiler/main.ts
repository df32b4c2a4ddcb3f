// The compiler of TypeScript, as a process: sources in, instrumented programs out. It runs none of them.
import { setImmediate } from 'node:timers/promises';
import { SAMPLE } from '@heddle/frontend-typescript';
import { onLine } from '../input';
import type { CompileMessage, CompilerMessage } from '../protocol';
import { compileJob } from './compile-job';

const WARM_UPS = 5;
const sample = { file: 'sample', source: SAMPLE };

function say(message: CompilerMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

const jobs = { seen: 0 };
onLine((line) => {
  jobs.seen++;
  const compiled = compileJob(JSON.parse(line) as CompileMessage);
  say('kind' in compiled ? compiled : { kind: 'compiled', compiled });
});

compileJob({ submission: sample, harness: sample });
say({ kind: 'ready' });
// Whoever waits already is served between two samples, and is a better sample than they are.
for (let time = 1; time < WARM_UPS && jobs.seen === 0; time++) {
  await setImmediate();
  compileJob({ submission: sample, harness: sample });
}

import type { GraderMessage } from '../../../protocol';
import { readBytes } from '../../bundles';
import { runJob } from '../../run-job';
import { python } from '../front-end';
import { compileWasm, saveMachineCode } from '../machine-code';
import { JOB } from './sample';

/** Code that grew by less is that of an interpreter that has settled. */
const GROWTH = 1.05;
const MAX_ROUNDS = 20;

/** The machine code of an interpreter that has done many jobs. */
export async function train(): Promise<Uint8Array> {
  const interpreter = compileWasm(readBytes('pyodide.asm.wasm'));
  let stage = await python.setStage();
  let code = new ArrayBuffer(0);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const message = {
      job: JOB,
      compiled: undefined,
      wallMs: JOB.limits.timeMs,
      reportMemory: false,
      more: true,
    };
    const answer = await runJob(message, python, stage, refuseFailures);
    if (answer.kind !== 'explored') throw new Error(`The sample was not explored: ${JSON.stringify(answer)}`);
    const grown = saveMachineCode(interpreter) ?? code;
    const settled = grown.byteLength < code.byteLength * GROWTH;
    code = grown;
    if (settled) break;
    stage = await python.renewStage(stage);
  }
  return new Uint8Array(code);
}

/** A sample that fails is soon over, and teaches V8 nothing. */
function refuseFailures(message: GraderMessage): void {
  if (message.kind === 'outcome' && message.outcome.verdict !== 'accepted')
    throw new Error(`The sample failed: ${JSON.stringify(message.outcome.failure)}`);
}

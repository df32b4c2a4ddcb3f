import { sourceFrames } from '@heddle/frontend-typescript/source-map';
import type { ExplainedRun } from '@heddle/exploration';
import { withFrames } from '@heddle/verdict';
import type { CompiledJob } from '../../compiler/compile-job';

/** An explained run as the isolate has it, with the positions of exceptions in generated code, made the sources' own. */
export function withSourcePositions(run: ExplainedRun, job: CompiledJob): ExplainedRun {
  return { ...run, findings: withFrames(run.findings, (frames) => sourceFrames(frames, job)) };
}

import { sourceFrames } from '@heddle/frontend-typescript/source-map';
import type { ExplainedRun } from '@heddle/exploration';
import type { Finding } from '@heddle/verdict';
import type { CompiledJob } from '../../compiler/compile-job';

/** An explained run as the isolate has it, with the positions of exceptions in generated code, made the sources' own. */
export function withSourcePositions(run: ExplainedRun, { submission, harness }: CompiledJob): ExplainedRun {
  const maps = { submission: submission.map, harness: harness?.map };
  const findings = run.findings.map((finding): Finding =>
    finding.kind === 'exception' ? { ...finding, frames: sourceFrames(finding.frames, maps) } : finding,
  );
  return { ...run, findings };
}

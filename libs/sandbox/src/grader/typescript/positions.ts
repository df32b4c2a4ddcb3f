import { originalPosition } from '@heddle/frontend-typescript/source-map';
import type { ExplainedRun } from '@heddle/exploration';
import type { Finding } from '@heddle/verdict';
import type { CompiledJob } from '../../compiler/compile-job';

/** An explained run as the isolate has it, with the positions of exceptions in generated code, made the sources' own. */
export function withSourcePositions(run: ExplainedRun, job: CompiledJob): ExplainedRun {
  const findings = run.findings.map((finding): Finding =>
    finding.kind === 'exception' ? { ...finding, frames: translate(finding.frames, job) } : finding,
  );
  return { ...run, findings };
}

/** One frame as the runtime writes it: `submission:12:5 increment`. */
const FRAME = /^(submission|harness):(\d+):(\d+)(?: (.*))?$/;

/** To the same form with the sources' positions, one a line. What is in neither source is nobody's business. */
function translate(frames: string, job: CompiledJob): string {
  return frames
    .split(/[|\n]/)
    .flatMap((frame) => {
      const [, source, line, column, name = ''] = FRAME.exec(frame.trim()) ?? [];
      if (source !== 'submission' && source !== 'harness') return [];
      const at = originalPosition(job[source].map, Number(line), Number(column));
      return at === undefined ? [] : [`${source}:${at.line}:${at.column} ${name}`.trimEnd()];
    })
    .join('\n');
}

import { originalPositionFor, TraceMap, type EncodedSourceMap } from '@jridgewell/trace-mapping';

/** From positions in the generated code to positions in the source. Plain data: it can be stored and sent. */
export type SourceMap = EncodedSourceMap;

const traced = new WeakMap<SourceMap, TraceMap>();

/** Where a position of the generated code comes from; lines and columns are 1-based, as in stacks. */
export function originalPosition(
  map: SourceMap,
  line: number,
  column: number,
): { line: number; column: number } | undefined {
  let tracer = traced.get(map);
  if (!tracer) {
    tracer = new TraceMap(map);
    traced.set(map, tracer);
  }
  const found = originalPositionFor(tracer, { line, column: column - 1 });
  return found.line === null ? undefined : { line: found.line, column: found.column + 1 };
}

/** One frame as the runtime writes it: `submission:12:5 increment`. */
const FRAME = /^(submission|harness):(\d+):(\d+)(?: (.*))?$/;

interface Mapped {
  readonly map: SourceMap;
}

/**
 * The frames of an exception in generated code, made the sources': in the same form, one a line. What is in neither source
 * is nobody's business.
 */
export function sourceFrames(
  frames: string,
  program: { readonly submission: Mapped; readonly harness?: Mapped | undefined },
): string {
  return frames
    .split(/[|\n]/)
    .flatMap((frame) => {
      const [, source, line, column, name = ''] = FRAME.exec(frame.trim()) ?? [];
      if (source !== 'submission' && source !== 'harness') return [];
      const map = program[source]?.map;
      const at = map && originalPosition(map, Number(line), Number(column));
      return at === undefined ? [] : [`${source}:${at.line}:${at.column} ${name}`.trimEnd()];
    })
    .join('\n');
}

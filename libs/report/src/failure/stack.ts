import type { Failure } from '@heddle/verdict';

/** Reads the frames of an exception: one a line, `line:column function`, innermost first. Others are not the student's. */
export function readStack(frames: string): NonNullable<Failure['stack']> {
  return frames.split('\n').flatMap((frame) => {
    const match = /^(\d+):(\d+)(?: (.*))?$/.exec(frame.trim());
    return match === null
      ? []
      : [{ function: match[3] ?? '', line: Number(match[1]), column: Number(match[2]) }];
  });
}

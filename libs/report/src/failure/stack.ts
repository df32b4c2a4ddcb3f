import type { Failure, UncaughtException } from '@heddle/verdict';

/** A frame of an exception's stack, in a source that somebody wrote. */
export interface Frame {
  readonly source: 'submission' | 'harness';
  readonly line: number;
  readonly column: number;
  /** Empty at module level and for a function without a name. */
  readonly function: string;
}

/** Reads `UncaughtException.frames`: one a line, `submission:7:3 increment`, innermost first. */
export function readFrames(frames: string): readonly Frame[] {
  return frames.split('\n').flatMap((frame) => {
    const match = /^(submission|harness):(\d+):(\d+)(?: (.*))?$/.exec(frame.trim());
    if (match === null) return [];
    const source = match[1] === 'harness' ? 'harness' : 'submission';
    return [{ source, line: Number(match[2]), column: Number(match[3]), function: nameIn(match[4] ?? '') }];
  });
}

/** What the front-end makes up itself (a module's body, a class's field initialisers) has no name that a reader knows. */
function nameIn(name: string): string {
  return name.startsWith('$$') ? '' : name;
}

/** The student's part of a stack. */
function readStack(frames: string): NonNullable<Failure['stack']> {
  return readFrames(frames)
    .filter(({ source }) => source === 'submission')
    .map(({ function: name, line, column }) => ({ function: name, line, column }));
}

/** What a failure says of its exception. */
export function exceptionOf({
  task,
  frames,
  unhandled,
}: UncaughtException): Pick<Failure, 'task' | 'stack' | 'raisedByTest' | 'unhandled'> {
  const stack = readStack(frames);
  const raisedByTest = stack.length === 0 && readFrames(frames).length > 0;
  return { task, stack, ...(raisedByTest && { raisedByTest }), ...(unhandled && { unhandled }) };
}

/** What a script can tell from `heddle`'s exit. The highest of several wins. */
export enum ExitCode {
  /** Everything was accepted, or did what it was asked to. */
  Accepted = 0,
  NotAccepted = 1,
  /** The caller's or the teacher's mistake. */
  CallerMistake = 2,
  OurMistake = 3,
}

export function worseOf(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}

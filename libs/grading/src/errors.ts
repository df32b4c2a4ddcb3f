/** The caller asked for something that cannot be done: a file that is not there, a scenario that does not exist. */
export class CallerError extends Error {
  override readonly name = 'CallerError';
  /** What to do next; a sentence. */
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** Our own mistake, where no report can carry it. */
export class GraderError extends Error {
  override readonly name = 'GraderError';
}

/** Something in an exercise that its teacher has to mend. It is never shown as a student's mistake. */
export class TeacherError extends Error {
  override readonly name = 'TeacherError';
  /** The file at fault, as the teacher knows it: relative to the exercise's folder, or the folder itself. */
  readonly file: string;
  /** 1-based. */
  readonly line: number | undefined;
  /** What to do next; a sentence. */
  readonly hint: string;

  constructor(message: string, where: { file: string; line?: number | undefined }, hint: string) {
    super(message);
    this.file = where.file;
    this.line = where.line;
    this.hint = hint;
  }

  /** `exercise.yaml:12: message`. */
  get located(): string {
    const line = this.line === undefined ? '' : `:${this.line}`;
    return `${this.file}${line}: ${this.message}`;
  }
}

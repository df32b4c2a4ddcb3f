/** Cuts a stream of text into lines and refuses to hold more than it should. */
export class LineSplitter {
  #rest: string[] = [];
  #restLength = 0;
  #total = 0;

  constructor(
    private readonly maxLine: number,
    private readonly maxTotal: number,
  ) {}

  /** The lines that this chunk completed; undefined once a limit is exceeded. */
  push(chunk: string): string[] | undefined {
    this.#total += chunk.length;
    const pieces = chunk.split('\n');
    const lines: string[] = [];
    for (const [at, piece] of pieces.entries()) {
      this.#restLength += piece.length;
      if (this.#restLength > this.maxLine || this.#total > this.maxTotal) return undefined;
      this.#rest.push(piece);
      if (at === pieces.length - 1) break;
      lines.push(this.#rest.join(''));
      this.#rest = [];
      this.#restLength = 0;
    }
    return lines;
  }
}

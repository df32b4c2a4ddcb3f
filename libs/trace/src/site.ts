/** A position in somebody's source at which a visible operation happens. Site 0 is "no position known". */
export interface Site {
  /** Whose code this is: races are looked for in the submission, never in the harness. */
  readonly source: 'submission' | 'harness';
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** The source text of what is accessed or called: `counter`, `this.balance`, `from.lock`. */
  readonly text: string;
  /** The enclosing function's name, or '' at module level. */
  readonly function: string;
}

/** A reference with one mistake planted in it. */
export interface Mutant {
  readonly operator: string;
  /** The functions and classes around the change, such as `Pool.submit`; empty at the top of the module. */
  readonly function: string;
  /**
   * The lines taken out (`- …`) and put in (`+ …`), trimmed; if none is taken out, also the line that follows. With `operator`, `function` and `occurrence` it names the
   * mutant: an edit elsewhere in the file leaves that name valid, which a running number or a hash would not.
   */
  readonly change: string;
  /** Which of several mutants with the same name otherwise, in the order of the file; from 1. */
  readonly occurrence: number;
  /** Of the reference: the first line that differs; 1-based. */
  readonly line: number;
  /** The whole text of the mutated file. */
  readonly source: string;
  /** A unified diff against the reference. */
  readonly diff: string;
}

/** A mutant before the two texts have been compared. */
export type PlantedMistake = Pick<Mutant, 'operator' | 'function' | 'source'>;

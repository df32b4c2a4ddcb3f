import type * as t from '@babel/types';
import type { Edit } from './edit';
import type { ParsedProgram } from './parsed-program';

/** One mutated place. */
export interface Change {
  /** What the change is at: it tells the function that the mutant is named after. */
  readonly at: t.Node;
  readonly edits: readonly Edit[];
}

/** A way to plant a mistake. One operator per file; its doc comment says which one of the literature it is. */
export interface Operator {
  readonly name: string;
  /** Every place where it applies, in the order of the source. */
  changes(program: ParsedProgram): readonly Change[];
}

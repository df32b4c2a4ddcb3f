import type * as t from '@babel/types';
import type { Edit } from '../edit';

/**
 * Statements that run while a lock is held, in one of the forms in which that is written. What moves is always the
 * statement at the border, so that the lock's own lines stay where the reader looks for them, except where the
 * acquisition is a statement by itself.
 *
 * A border that cannot be moved, or not without changing more than the lock, is left out.
 */
export interface CriticalRegion {
  /** The statement or the call that takes the lock. */
  readonly at: t.Node;
  /** What runs inside, in order. Empty if it is a single expression. */
  readonly body: readonly t.Statement[];
  /** Takes the lock away, and lets the body run without it. */
  readonly drop: readonly Edit[];
  /** The first statement of the body leaves the region. */
  readonly evictFirst?: readonly Edit[] | undefined;
  /** The last statement of the body leaves the region. */
  readonly evictLast?: readonly Edit[] | undefined;
  /** The statement before the region comes into it. */
  readonly admitBefore?: Admission | undefined;
  /** The statement after the region comes into it. */
  readonly admitAfter?: Admission | undefined;
  /** Statements that release the lock, and that take it again. */
  readonly release: string;
  readonly acquire: string;
}

export interface Admission {
  readonly statement: t.Statement;
  readonly edits: readonly Edit[];
}

import type { Operator } from '../operator';
import { dropAwait } from './drop-await';
import { dropCriticalRegion } from './drop-critical-region';
import { dropFinally } from './drop-finally';
import { firstForAll } from './first-for-all';
import { ifForWhile } from './if-for-while';
import { notifyForNotifyAll } from './notify-for-notify-all';
import { permitCount } from './permit-count';
import { readBeforeAwait } from './read-before-await';
import { shiftDown, shiftUp } from './shift-critical-region';
import { acquireLater, releaseEarlier } from './shrink-critical-region';
import { sleepForJoin } from './sleep-for-join';
import { splitCriticalRegion } from './split-critical-region';
import { swapAcquisitions } from './swap-acquisitions';
import { acquireEarlier, releaseLater } from './widen-critical-region';

/**
 * The operators, after Bradbury, Cordy and Dingel, "Mutation Operators for Concurrent Java (J2SE 5.0)" (Mutation 2006), and
 * their tool ConMAn. Theirs on fairness, `volatile`, `static` and atomic types have no counterpart here.
 * The order is a contract: of two operators that lead to the same text, the earlier names the mutant.
 */
export const OPERATORS: readonly Operator[] = [
  dropCriticalRegion,
  acquireLater,
  releaseEarlier,
  acquireEarlier,
  releaseLater,
  shiftUp,
  shiftDown,
  splitCriticalRegion,
  swapAcquisitions,
  notifyForNotifyAll,
  ifForWhile,
  sleepForJoin,
  permitCount,
  dropFinally,
  dropAwait,
  firstForAll,
  readBeforeAwait,
];

import type { TraceStep } from '@heddle/verdict';
import type { Awaited } from './state';

/** Another task goes on than the one before, and why. */
export type Switch = { readonly from: number; readonly to: number } & (
  | { readonly why: 'start' }
  /** It could have gone on, with this as its next step: somebody took the processor from it. */
  | { readonly why: 'preempted'; readonly next: TraceStep }
  | { readonly why: 'waits'; readonly for: Awaited }
  | { readonly why: 'sleeps' }
  | { readonly why: 'done' }
  /** It did nothing any more in this run, or the steps do not tell. */
  | { readonly why: 'unknown' }
);

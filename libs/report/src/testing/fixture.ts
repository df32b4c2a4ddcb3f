import type { ExplainedRun } from '@heddle/exploration';
import type { Site } from '@heddle/trace';
import type { Verdict } from '@heddle/verdict';

export interface Fixture {
  readonly verdict: Verdict;
  readonly title: { readonly en: string; readonly zh: string };
  readonly run?: ExplainedRun;
  readonly sites?: readonly Site[];
}

/** Of steps in the test's code. */
export const harness = { source: 'harness' } as const;

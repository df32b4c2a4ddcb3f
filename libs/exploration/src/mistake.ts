/** What makes a scenario impossible to judge, whatever the schedule. Whose mistake it is, a reference solution tells. */
export type Mistake =
  /** The sequential model does not end, or cannot be made. */
  | { readonly kind: 'model'; readonly message: string }
  /**
   * The same schedule did not do the same twice. `sites`: where the runs part, and what was done right before, the latest
   * first. `message`: what was different.
   */
  | { readonly kind: 'nondeterminism'; readonly sites: readonly number[]; readonly message: string };

export class ScenarioMistake extends Error {
  override readonly name = 'ScenarioMistake';

  constructor(readonly mistake: Mistake) {
    super(mistake.message);
  }
}

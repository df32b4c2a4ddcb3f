import { isGraver, type Search } from '@heddle/verdict';
import { explore, type ExploreOptions } from './explore';
import type { ScenarioOutcome } from './outcome';
import type { Target } from './target';

/**
 * Searches a scenario that has a parameter, at each of its sizes: from the smallest on, because most bugs show with two or
 * three threads (Lu, Park, Seo, Zhou, "Learning from Mistakes", ASPLOS 2008: 96 % of those they studied), there the search
 * costs least, and what fails first needs no shrinking of the size. A size that is exhausted early leaves the rest of its
 * schedules to the larger ones, which need them.
 *
 * After a failure the larger sizes are searched all the same: a deadlock that needs three threads is graver than a wrong
 * result of two, as within one size.
 *
 * @param targets the scenario at each of `sizes`, which ascend
 */
export function exploreSizes(
  targets: readonly Target[],
  sizes: readonly number[],
  options: ExploreOptions,
): ScenarioOutcome {
  const outcomes: ScenarioOutcome[] = [];
  let gravest: ScenarioOutcome | undefined;
  let left = options.schedules;
  for (const [index, target] of targets.entries()) {
    const schedules = Math.max(1, Math.floor(left / (targets.length - index)));
    const known = gravest?.verdict ?? options.known ?? 'accepted';
    const outcome = atSize(sizes[index]!, explore(target, { ...options, schedules, known }));
    outcomes.push(outcome);
    left -= outcome.search.schedules;
    if (gravest === undefined || isGraver(outcome.verdict, gravest.verdict)) gravest = outcome;
    if (outcome.mistake !== undefined) break;
  }
  return { ...gravest!, search: together(outcomes, sizes) };
}

function atSize(size: number, outcome: ScenarioOutcome): ScenarioOutcome {
  const { failure, goal } = outcome;
  return {
    ...outcome,
    ...(outcome.verdict !== 'accepted' && { size }),
    ...(failure !== undefined && { failure: { ...failure, size } }),
    ...(goal !== undefined && { goal: { ...goal, size } }),
  };
}

/** What was done at all sizes. No more is claimed than holds at each of them. */
function together(outcomes: readonly ScenarioOutcome[], sizes: readonly number[]): Search {
  const searches = outcomes.map(({ search }) => search);
  const strategies: Record<string, number> = {};
  let schedules = 0;
  let failedAt: number | undefined;
  let undecided = 0;
  for (const search of searches) {
    if (search.failedAt !== undefined) failedAt ??= schedules + search.failedAt;
    schedules += search.schedules;
    undecided += search.undecided ?? 0;
    for (const [name, count] of Object.entries(search.strategies))
      strategies[name] = (strategies[name] ?? 0) + count;
  }
  const exhaustive = searches.every(({ mode }) => mode === 'exhaustive');
  return {
    mode: exhaustive && searches.length === sizes.length ? 'exhaustive' : 'bounded',
    schedules,
    strategies,
    preemptionBound: commonBound(searches),
    sizes,
    ...(failedAt !== undefined && { failedAt }),
    ...(undecided > 0 && { undecided }),
  };
}

/** An exhausted size has all schedules, whatever their preemptions. */
function commonBound(searches: readonly Search[]): number | null {
  const bounded = searches.filter(({ mode }) => mode === 'bounded');
  const bounds = (bounded.length > 0 ? bounded : searches).map(({ preemptionBound }) => preemptionBound);
  return bounds.reduce((least, bound) => (least === null || bound === null ? null : Math.min(least, bound)));
}

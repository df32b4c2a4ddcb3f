import type { History, Specification } from '@heddle/trace';
import { checkLinearizability, MAX_CONFIGURATIONS, type Linearizability } from './linearizability';

/**
 * Checks the histories of a search. Thousands of schedules come to a handful of different histories, and whether one is
 * linearizable depends on nothing but the order of its events: each is checked once.
 */
export class HistoryChecker {
  private answers = new Map<string, Linearizability>();
  private specification: Specification | undefined;
  private left = MAX_CONFIGURATIONS_OF_SEARCH;

  check(history: History, specification: Specification): Linearizability {
    if (specification !== this.specification) {
      this.specification = specification;
      this.answers = new Map();
      this.left = MAX_CONFIGURATIONS_OF_SEARCH;
    }
    const key = keyOf(history);
    const known = this.answers.get(key);
    // The steps and tasks of an illegal prefix are this run's, not those of the one that was checked.
    if (known !== undefined && known.answer !== 'illegal') return known;
    const budget = { left: Math.min(MAX_CONFIGURATIONS, this.left) };
    const granted = budget.left;
    const answer = checkLinearizability(history, specification, budget);
    this.left -= granted - Math.max(0, budget.left);
    if (this.answers.size < MAX_ANSWERS) this.answers.set(key, answer);
    return answer;
  }
}

/** For all histories of a search together, or a few seconds' work would become an hour's when no history is decided. */
const MAX_CONFIGURATIONS_OF_SEARCH = 20 * MAX_CONFIGURATIONS;

/** Kept at most: a search whose histories are all different would fill its isolate with what is never asked for again. */
const MAX_ANSWERS = 20_000;

/** Two histories have the same key if the same calls with the same results began and ended in the same order. */
function keyOf(history: History): string {
  const events = history.flatMap(({ part, invocation, outcome, called, returned }, call) => [
    { at: called, text: `(${part},${invocation}` },
    { at: returned, text: outcome === undefined ? '' : `)${call}=${outcome}` },
  ]);
  events.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at));
  return events.map(({ text }) => text).join('');
}

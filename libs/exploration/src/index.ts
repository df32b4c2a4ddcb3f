export { explore, type ExploreOptions } from './explore';
export type { Mistake } from './mistake';
export * from './outcome';
export { exploreSizes } from './sizes';
export { play, type PlayedRun } from './play';
export { STRATEGIES, type StrategyName } from './portfolio';
export { replay } from './replay';
export { runAtRandom } from './run-at-random';
export type { Target } from './target';

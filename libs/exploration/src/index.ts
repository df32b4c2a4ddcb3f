export { explore, type ExploreOptions } from './explore';
export * from './outcome';
export { replay } from './replay';
export type { Target } from './target';

export type { Realm } from './runtime/realm';
export { publicHarness } from './public-harness';

export type { Realm } from './runtime/realm';

/** The entry of the runtime's bundle (an iife whose global is `__heddle_runtime`). It serves the realm that evaluates it. */
export { createRealm, type Factory, type Module, type Realm, type RealmOptions } from './realm';
export { createStamps, type Stamps } from './stamps';

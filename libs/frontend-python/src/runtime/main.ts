// The bundle that is evaluated in the interpreter's context, as a function's body: it leaves no global of its own behind.
export { makeSnapshot, restore } from '../interpreter/boot';
export { createRealm } from './realm';

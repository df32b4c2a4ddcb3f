export type { Mutant } from './mutant';
export { mutants } from './mutants';

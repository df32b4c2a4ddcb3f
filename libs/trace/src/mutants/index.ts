export { describeMutants } from './describe';
export type { Mutant, PlantedMistake } from './mutant';

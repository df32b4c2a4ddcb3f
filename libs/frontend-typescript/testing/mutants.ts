import { describeMutants } from '@heddle/trace/mutants';
import { mutants } from '../src/mutants';

/** The mutants of a program that one operator makes. */
export function plantedBy(operator: string, source: string) {
  return describeMutants(mutants(source), source, 'reference.ts').filter(
    (mutant) => mutant.operator === operator,
  );
}

/** What each of them changes, as `- …` and `+ …` lines. */
export function changes(operator: string, source: string): readonly string[] {
  return plantedBy(operator, source).map(({ change }) => change);
}

import { basename } from 'node:path';
import type { MutantCheck } from './check-mutants';

/** The entry of mutants.yaml, but for the reason: an entry without one is refused. */
export function markingOf({ reference, mutant }: Pick<MutantCheck, 'reference' | 'mutant'>): string {
  const lines = [
    `- reference: ${basename(reference)}`,
    '  because: # why no test could tell it from a correct solution',
    '  mutants:',
    `    - operator: ${mutant.operator}`,
    ...(mutant.function === '' ? [] : [`      function: ${mutant.function}`]),
    '      change: |',
    indented(mutant.change, 8),
    ...(mutant.occurrence === 1 ? [] : [`      occurrence: ${mutant.occurrence}`]),
  ];
  return lines.join('\n');
}

function indented(text: string, by: number): string {
  return text
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');
}

import type { Mutant } from '@heddle/frontend-typescript/mutants';

/** At most so many mutants, in their order: one of each operator in turn, so that none is left out for another's sake. */
export function sample(mutants: readonly Mutant[], atMost: number): readonly Mutant[] {
  const turns = new Map<string, number>();
  const ranked = mutants.map((mutant) => {
    const turn = turns.get(mutant.operator) ?? 0;
    turns.set(mutant.operator, turn + 1);
    return { mutant, turn };
  });
  const chosen = ranked.toSorted((a, b) => a.turn - b.turn).slice(0, atMost);
  return ranked.filter((each) => chosen.includes(each)).map(({ mutant }) => mutant);
}

import type { Mutant } from '@heddle/trace/mutants';

/**
 * At most so many mutants, in their order: one of each operator in turn, so that none is left out for another's sake. Where a
 * turn has more operators than there is room for, some of them, evenly spread.
 */
export function sample(mutants: readonly Mutant[], atMost: number): readonly Mutant[] {
  const turns: Mutant[][] = [];
  const seen = new Map<string, number>();
  for (const mutant of mutants) {
    const turn = seen.get(mutant.operator) ?? 0;
    seen.set(mutant.operator, turn + 1);
    (turns[turn] ??= []).push(mutant);
  }
  const chosen = new Set<Mutant>();
  for (const turn of turns) for (const mutant of spread(turn, atMost - chosen.size)) chosen.add(mutant);
  return mutants.filter((each) => chosen.has(each));
}

function spread<T>(all: readonly T[], atMost: number): readonly T[] {
  if (all.length <= atMost) return all;
  return Array.from({ length: atMost }, (_, index) => all[Math.floor((index * all.length) / atMost)]!);
}

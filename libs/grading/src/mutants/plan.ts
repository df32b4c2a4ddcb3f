import { basename } from 'node:path';
import {
  references,
  TeacherError,
  type EquivalentMutant,
  type ExerciseInLanguage,
  type Solution,
} from '@heddle/exercise';
import { mutants, type Mutant } from '@heddle/frontend-typescript/mutants';
import { sample } from './sample';

/** A mutant to be graded. */
export interface PlannedMutant {
  readonly reference: Solution;
  readonly mutant: Mutant;
  /** Says that it is a correct program, too. */
  readonly marking?: EquivalentMutant;
}

export interface MutantPlan {
  readonly planned: readonly PlannedMutant[];
  /** How many mutants there are beside these, because of the limit. */
  readonly leftOut: number;
  /** Markings that are of no mutant. */
  readonly problems: readonly TeacherError[];
}

/** The mutants of all references of an exercise in one language, with what its teacher says of them. */
export function planMutants(solution: ExerciseInLanguage, perReference: number): MutantPlan {
  // Only the TypeScript front-end has operators.
  if (solution.language !== 'typescript') return { planned: [], leftOut: 0, problems: [] };
  const used = new Map<Mutant, EquivalentMutant>();
  const problems: TeacherError[] = [];
  const all = references(solution).map((reference) => ({
    reference,
    found: mutants(reference.source, reference.file),
  }));
  for (const marking of solution.equivalentMutants) {
    const found = all.find(({ reference }) => basename(reference.file) === marking.reference)?.found ?? [];
    const mutant = found.find((each) => isMarkedBy(each, marking));
    const earlier = mutant && used.get(mutant);
    if (mutant === undefined) problems.push(noSuchMutant(marking));
    else if (earlier === undefined) used.set(mutant, marking);
    else problems.push(markedTwice(marking, earlier));
  }
  const planned = all.flatMap(({ reference, found }) =>
    sample(found, perReference).map((mutant) => {
      const marking = used.get(mutant);
      return { reference, mutant, ...(marking !== undefined && { marking }) };
    }),
  );
  const total = all.reduce((sum, { found }) => sum + found.length, 0);
  return { planned, leftOut: total - planned.length, problems };
}

function isMarkedBy(mutant: Mutant, marking: EquivalentMutant): boolean {
  return (
    mutant.operator === marking.operator &&
    mutant.function === marking.function &&
    mutant.occurrence === marking.occurrence &&
    normalized(mutant.change) === normalized(marking.change)
  );
}

/** White space aside: a formatter may have been at the file. */
function normalized(change: string): string {
  return change
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim();
}

function noSuchMutant({ file, line, reference, operator }: EquivalentMutant): TeacherError {
  return new TeacherError(
    `${reference} has no such mutant by ${operator} (any more).`,
    { file, line },
    'Remove the entry. If the reference was changed and the mutant survives, `heddle verify` prints the new entry.',
  );
}

function markedTwice({ file, line }: EquivalentMutant, earlier: EquivalentMutant): TeacherError {
  const hint = 'Remove one of the two entries, or give this one the `occurrence` of another mutant.';
  return new TeacherError(`This mutant is marked in line ${earlier.line} already.`, { file, line }, hint);
}

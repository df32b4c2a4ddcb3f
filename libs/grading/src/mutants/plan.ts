import { basename } from 'node:path';
import { references, TeacherError, type EquivalentMutant, type Solution } from '@heddle/exercise';
import type { Mutant } from '@heddle/trace/mutants';
import type { Grader } from '../run-job';
import type { Settings } from '../settings';
import { mutantsOf } from './mutants-of';
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

/**
 * The mutants of all references of an exercise in one language, with what its teacher says of them.
 *
 * @throws {GraderError} if a grader could not make them
 */
export async function planMutants(
  settings: Settings,
  perReference: number,
  grader: Grader,
): Promise<MutantPlan> {
  const { solution } = settings;
  const used = new Map<Mutant, EquivalentMutant>();
  const problems: TeacherError[] = [];
  const all = await Promise.all(
    references(solution).map(async (reference) => ({
      reference,
      found: await mutantsOf(reference, settings, grader),
    })),
  );
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

import type { Solution } from '@heddle/exercise';
import { mutants } from '@heddle/frontend-typescript/mutants';
import { describeMutants, type Mutant, type PlantedMistake } from '@heddle/trace/mutants';
import { GraderError } from '../errors';
import { mutationJob } from '../job-of';
import { runJob, type Grader } from '../run-job';
import type { Settings } from '../settings';

/**
 * All mutants of a reference. TypeScript is read here; Python by its own interpreter, which graders have.
 *
 * @throws {GraderError} if a grader could not do that
 */
export async function mutantsOf(
  { file, source }: Solution,
  settings: Settings,
  grader: Grader,
): Promise<readonly Mutant[]> {
  return describeMutants(await planted({ file, source }, settings, grader), source, file);
}

async function planted(
  { file, source }: Pick<Solution, 'file' | 'source'>,
  settings: Settings,
  grader: Grader,
): Promise<readonly PlantedMistake[]> {
  if (settings.solution.language === 'typescript') return mutants(source);
  const result = await runJob(grader, mutationJob({ file, source }, settings));
  if (result.kind === 'mutated') return result.mutants;
  const why = 'message' in result ? result.message : `It answered with \`${result.kind}\`.`;
  throw new GraderError(`The mutants of ${file} could not be made. ${why}`);
}

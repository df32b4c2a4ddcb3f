import { basename } from 'node:path';
import type { EquivalentMutant, Solution } from './exercise';
import type { Language } from './language';
import { MUTANTS_YAML } from './mutants-schema';
import type { PackageFiles } from './package-files';
import { TeacherError } from './teacher-error';
import { parseYaml } from './yaml';

/** The mutants of one language that its teacher has marked equivalent. Whether they exist, only `heddle verify` can tell. */
export function collectEquivalentMutants(
  files: PackageFiles,
  language: Language,
  solutions: readonly Solution[],
  problems: TeacherError[],
): readonly EquivalentMutant[] {
  const file = `${language}/mutants.yaml`;
  const text = files.get(file);
  if (text === undefined) return [];
  const parsed = parseYaml(file, text, MUTANTS_YAML);
  if (!parsed.ok) {
    problems.push(...parsed.problems);
    return [];
  }
  const references = solutions
    .filter(({ verdict }) => verdict === 'accepted')
    .map((each) => basename(each.file));
  return parsed.yaml.equivalent.flatMap(({ reference, because, mutants }, index) => {
    if (!references.includes(reference)) {
      const where = { file, line: parsed.lineOf(['equivalent', index, 'reference']) };
      const hint = `Those in solutions/accepted: ${references.join(', ')}.`;
      problems.push(new TeacherError(`There is no reference "${reference}".`, where, hint));
    }
    return mutants.map((mutant, at) => ({
      file,
      line: parsed.lineOf(['equivalent', index, 'mutants', at]) ?? 1,
      reference,
      operator: mutant.operator,
      function: mutant.function ?? '',
      change: mutant.change,
      occurrence: mutant.occurrence ?? 1,
      because,
    }));
  });
}

import { references, type Exercise } from './exercise';
import { extensionOf, LANGUAGES } from './language';
import type { PackageFiles } from './package-files';
import { TeacherError } from './teacher-error';

const YAML = 'exercise.yaml';

/** What a schema cannot say: sums, names that must agree, files that must or must not be there. */
export function checkPackage(
  exercise: Exercise,
  files: PackageFiles,
  folderName: string,
  lineOf: (path: readonly PropertyKey[]) => number | undefined,
): readonly TeacherError[] {
  const problems: TeacherError[] = [];
  const inYaml = (path: readonly PropertyKey[], message: string, hint: string) =>
    problems.push(new TeacherError(message, { file: YAML, line: lineOf(path) }, hint));

  if (exercise.id !== folderName) {
    inYaml(['id'], `The id is "${exercise.id}", the folder "${folderName}".`, 'Give both the same name.');
  }
  const sum = exercise.scenarios.reduce((total, { points }) => total + points, 0);
  if (Math.abs(sum - exercise.points) > 1e-9) {
    const hint = `Change "points" to ${sum}, or the scenarios' points.`;
    inYaml(['points'], `The scenarios' points sum to ${sum}, not to ${exercise.points}.`, hint);
  }
  const names = exercise.scenarios.map(({ name }) => name);
  names.forEach((name, index) => {
    if (names.indexOf(name) === index) return;
    inYaml(['scenarios', index, 'name'], `The scenario "${name}" is there twice.`, 'Give each its own name.');
  });
  for (const { language, file, solutions, ...rest } of exercise.languages) {
    if (!file.endsWith(extensionOf(language))) {
      inYaml(
        ['languages', language, 'file'],
        `"${file}" is no ${language} file.`,
        `It ends in ${extensionOf(language)}.`,
      );
    }
    const count = references({ language, file, solutions, ...rest }).length;
    if (count < 2) {
      const message = `${language} has ${count} accepted solution${count === 1 ? '' : 's'}; two are needed.`;
      const hint = `Put references that use different means into ${language}/solutions/accepted/.`;
      inYaml(['languages', language], message, hint);
    }
  }
  problems.push(...checkFiles(exercise, files));
  return problems;
}

function checkFiles(exercise: Exercise, files: PackageFiles): readonly TeacherError[] {
  const problems: TeacherError[] = [];
  for (const file of ['statement.en.md', 'statement.zh.md']) {
    if ((files.get(file) ?? '').trim() !== '') continue;
    problems.push(
      new TeacherError('The statement is missing or empty.', { file }, 'Say what the student has to do.'),
    );
  }
  const known = new Set(['exercise.yaml', 'statement.en.md', 'statement.zh.md']);
  for (const language of LANGUAGES) {
    const declared = exercise.languages.some((entry) => entry.language === language);
    if (!declared) continue;
    known
      .add(`${language}/starter${extensionOf(language)}`)
      .add(`${language}/harness${extensionOf(language)}`)
      .add(`${language}/mutants.yaml`);
  }
  for (const file of files.keys()) {
    const solutionOf = LANGUAGES.find((language) => file.startsWith(`${language}/solutions/`));
    if (known.has(file) || exercise.languages.some(({ language }) => language === solutionOf)) continue;
    problems.push(
      new TeacherError('This file is no part of an exercise.', { file }, 'Remove it, or mend its name.'),
    );
  }
  return problems;
}

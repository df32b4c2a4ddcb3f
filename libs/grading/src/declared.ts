import { TeacherError, type Exercise, type ExerciseInLanguage } from '@heddle/exercise';
import type { DeclaredScenario } from '@heddle/sandbox';

/** The harness and exercise.yaml must speak of the same scenarios, or points would get lost. @throws {TeacherError} */
export function checkDeclared(
  exercise: Exercise,
  { harness }: ExerciseInLanguage,
  declared: readonly DeclaredScenario[],
): void {
  const names = declared.map(({ name }) => name);
  const missing = exercise.scenarios.find(({ name }) => !names.includes(name));
  if (missing !== undefined) {
    const hint = `Declare it with always("${missing.name}", …), reachable(…) or linearizable(…), or take it out of exercise.yaml.`;
    throw new TeacherError(`The harness has no scenario "${missing.name}".`, { file: harness.file }, hint);
  }
  const extra = names.find((name) => !exercise.scenarios.some((scenario) => scenario.name === name));
  if (extra !== undefined) {
    const hint = 'Add it under "scenarios", with its title, points and visibility.';
    throw new TeacherError(
      `exercise.yaml has no scenario "${extra}", the harness has.`,
      { file: harness.file },
      hint,
    );
  }
}

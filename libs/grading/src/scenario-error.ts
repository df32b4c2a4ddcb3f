import { TeacherError } from '@heddle/exercise';
import type { Graded } from './scenario-at-fault';

const VERIFY = '`heddle verify` finds such mistakes before a student does.';

/** What is wrong with a scenario: at its declaration, unless there is a better line. */
export function scenarioError(
  scenario: string,
  { exercise, settings, declared }: Pick<Graded, 'exercise' | 'settings' | 'declared'>,
  text: string,
  hint: string,
  line = declared.find(({ name }) => name === scenario)?.line,
): TeacherError {
  return new TeacherError(
    `The scenario "${scenario}" of ${exercise.id} ${text}`,
    { file: settings.solution.harness.file, line: line === 0 ? undefined : line },
    `${hint} ${VERIFY}`,
  );
}

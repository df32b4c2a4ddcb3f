import { extensionOf, languageOf, type Exercise, type Language } from '@heddle/exercise';
import { CallerError, readSubmission, type Submission } from '@heddle/grading';
import type { Candidate } from './discover';

/** @throws {CallerError} if it cannot be read, or is in another language than the one that is graded. */
export function readCandidate({ path, name }: Candidate, exercise: Exercise, language: Language): Submission {
  const submission = readSubmission(path, name);
  const extension = extensionOf(language);
  if (path.endsWith(extension)) return submission;
  const other = languageOf(path);
  const file = exercise.languages.find((entry) => entry.language === language)?.file ?? `*${extension}`;
  if (other === undefined) {
    throw new CallerError(`${path} is not a ${extension} file.`, `Hand in the source, as ${file}.`);
  }
  if (exercise.languages.some((entry) => entry.language === other)) {
    throw new CallerError(`${path} is not a ${extension} file.`, `Grade it with --language ${other}.`);
  }
  throw new CallerError(
    `${path} is in ${other}, and ${exercise.id} cannot be solved in it.`,
    `Hand in the source, as ${file}.`,
  );
}

import type { ExerciseVersion } from '../api/answers';
import type { Language } from '../text/language';

/** The course's own first, then by name; of one exercise the newest version first. */
export function inOrder(
  versions: readonly ExerciseVersion[],
  language: Language,
): readonly ExerciseVersion[] {
  return versions.toSorted(
    (a, b) =>
      Number(a.builtIn) - Number(b.builtIn) ||
      a.title[language].localeCompare(b.title[language], language) ||
      b.createdAt.localeCompare(a.createdAt),
  );
}

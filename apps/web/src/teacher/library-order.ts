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

export function sameExercise(a: ExerciseVersion, b: ExerciseVersion): boolean {
  return a.slug === b.slug && a.builtIn === b.builtIn;
}

/** Of each exercise the version that was made last. */
export function newestOf(versions: readonly ExerciseVersion[]): readonly ExerciseVersion[] {
  const byTime = versions.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return byTime.filter(
    (version, index) => byTime.findIndex((other) => sameExercise(other, version)) === index,
  );
}

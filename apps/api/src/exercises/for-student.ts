import type { Language, StudentExercise } from '@heddle/contract';
import type { Exercise } from '@heddle/exercise';
import { ProblemError } from '../http/problem-error';

/** What a student sees of an exercise. What is not named here stays on the server. */
export function exerciseForStudent(exercise: Exercise, language: Language): StudentExercise {
  const inLanguage = exercise.languages.find((entry) => entry.language === language);
  if (inLanguage === undefined) {
    throw new ProblemError('language-not-allowed', `${exercise.id} cannot be solved in ${language}.`, [
      {
        field: 'language',
        message: `must be one of ${exercise.languages.map((entry) => entry.language).join(', ')}`,
      },
    ]);
  }
  let hidden = 0;
  return {
    slug: exercise.id,
    version: exercise.version,
    title: exercise.title,
    topic: exercise.topic,
    difficulty: exercise.difficulty,
    points: exercise.points,
    statement: exercise.statement,
    hints: { en: [...exercise.hints.en], zh: [...exercise.hints.zh] },
    language,
    file: inLanguage.file,
    starter: inLanguage.starter.source,
    scenarios: exercise.scenarios.map(({ title, points, visibility }) => {
      if (visibility === 'public') return { title, points, hidden: false };
      hidden++;
      // The names that libs/report gives them in reports.
      return { title: { en: `hidden test ${hidden}`, zh: `隐藏测试 ${hidden}` }, points, hidden: true };
    }),
  };
}

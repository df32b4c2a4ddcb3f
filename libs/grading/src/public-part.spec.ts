import { loadExercise } from '@heddle/exercise';
import { publicPart } from './public-part';

const exercise = loadExercise('exercises/lost-update');

it.each(['typescript', 'python'] as const)(
  'has the public scenarios in %s, and no word of the hidden ones',
  (language) => {
    const part = publicPart(exercise, language)!;
    expect(part.scenarios.map(({ name }) => name)).toEqual([
      'two-increments',
      'two-updates',
      'count-together',
      'threads-alternate',
      'failing-update',
    ]);
    const text = JSON.stringify(part);
    for (const { name, title, visibility } of exercise.scenarios) {
      if (visibility === 'public') continue;
      expect(text).not.toContain(name);
      expect(text).not.toContain(title.en);
    }
  },
);

it('is not there for a language that the exercise does not have', () => {
  const languages = exercise.languages.filter(({ language }) => language === 'python');
  expect(publicPart({ ...exercise, languages }, 'typescript')).toBeUndefined();
});

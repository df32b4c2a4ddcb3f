import { loadExercise } from '@heddle/exercise';
import { publicPart } from './public-part';

const exercise = loadExercise('exercises/lost-update');

it('has the public scenarios, and no word of the hidden ones', () => {
  const part = publicPart(exercise)!;
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
});

it('is not there for an exercise in Python only', () => {
  const languages = exercise.languages.filter(({ language }) => language === 'python');
  expect(publicPart({ ...exercise, languages })).toBeUndefined();
});

import type { Standing } from '../api/answers';
import { groupsOf, nextOf } from './standings';

const standing = (slug: string, difficulty: number, attempts = 0, score: number | null = null): Standing => ({
  slug,
  difficulty,
  attempts,
  score,
  points: 10,
  exerciseVersion: slug,
  title: { en: slug, zh: slug },
  languages: ['typescript'],
  attemptsLeft: null,
});

const shown = (...exercises: Standing[]) =>
  groupsOf(exercises).map(({ difficulty, exercises: own }) => [
    difficulty,
    own.map(({ slug }) => slug).join(),
  ]);

it.each([
  [
    'the easy ones first',
    [1, 1, 2, 4],
    [
      [1, '0,1'],
      [2, '2'],
      [4, '3'],
    ],
  ],
  ['an order of its own', [2, 1, 3], [[undefined, '0,1,2']]],
  ['one difficulty', [3, 3], [[undefined, '0,1']]],
  ['nothing', [], [[undefined, '']]],
])('exercises are grouped by difficulty, and never put in another order: %s', (_, difficulties, groups) => {
  expect(shown(...difficulties.map((difficulty, at) => standing(String(at), difficulty)))).toEqual(groups);
});

it.each([
  ['nothing is begun', [standing('a', 1), standing('b', 1)], 'a'],
  ['one is begun', [standing('a', 1), standing('b', 1, 2, 3)], 'b'],
  ['one is solved', [standing('a', 1, 1, 10), standing('b', 1)], 'b'],
  ['one awaits its first verdict', [standing('a', 1, 1), standing('b', 1)], 'a'],
  ['all are solved', [standing('a', 1, 1, 10)], undefined],
])('one goes on with what is begun, else with what comes first: %s', (_, exercises, slug) => {
  expect(nextOf(exercises)?.slug).toBe(slug);
});

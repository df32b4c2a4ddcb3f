import { globSync } from 'node:fs';
import { join } from 'node:path';
import { loadExercise } from './load';

const EXERCISES = join(__dirname, '../../../exercises');
const SLUGS = globSync('*', { cwd: EXERCISES }).sort();

describe('the statements of the exercises here', () => {
  it.each(SLUGS)('say, in English and in Chinese, what each language has to export: %s', (slug) => {
    const { statement, languages } = loadExercise(join(EXERCISES, slug));

    const missing = languages.flatMap(({ language, file, exports }) =>
      [file, ...exports].flatMap((name) =>
        (['en', 'zh'] as const)
          .filter((tongue) => !new RegExp(`(?<![\\w-])${name}(?!\\w)`).test(statement[tongue]))
          .map((tongue) => `${language}: ${name} (${tongue})`),
      ),
    );

    expect(missing).toEqual([]);
  });
});

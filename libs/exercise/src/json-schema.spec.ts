import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutantsJsonSchema } from './mutants-schema';
import { exerciseJsonSchema } from './schema';

describe.each([
  ['exercise.schema.json', exerciseJsonSchema],
  ['mutants.schema.json', mutantsJsonSchema],
])('%s', (name, generated) => {
  it('is what the Zod schema generates (npm run schema --workspace libs/exercise)', () => {
    const file = readFileSync(join(__dirname, '..', name), 'utf8');
    expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(generated())));
  });
});

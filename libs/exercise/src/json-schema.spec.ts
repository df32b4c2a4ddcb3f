import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exerciseJsonSchema } from './schema';

describe('exercise.schema.json', () => {
  it('is what the Zod schema generates (npm run schema --workspace libs/exercise)', () => {
    const file = readFileSync(join(__dirname, '../exercise.schema.json'), 'utf8');
    expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(exerciseJsonSchema())));
  });
});

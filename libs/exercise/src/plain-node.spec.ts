import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const EXERCISES = join(__dirname, '../../../exercises');
const RUNNER = join(__dirname, 'testing/plain-node.mjs');

/** The asynchronous exercises with a TypeScript side. */
const asynchronous = readdirSync(EXERCISES).filter((slug) => {
  const yaml = readFileSync(join(EXERCISES, slug, 'exercise.yaml'), 'utf8');
  return /^model: async$/m.test(yaml) && /^ {2}typescript:$/m.test(yaml);
});

describe('the references of asynchronous exercises run unchanged in plain Node', () => {
  it('finds such exercises', () => {
    expect(asynchronous).toContain('lost-update-async');
  });

  it.each(asynchronous)('%s', (slug) => {
    const side = join(EXERCISES, slug, 'typescript');
    const accepted = join(side, 'solutions/accepted');
    const solutions = readdirSync(accepted).map((file) => join(accepted, file));
    const output = execFileSync(
      process.execPath,
      [
        '--experimental-transform-types',
        '--disable-warning=ExperimentalWarning',
        RUNNER,
        join(side, 'harness.ts'),
        ...solutions,
      ],
      { encoding: 'utf8' },
    );
    expect(output).toContain(`${solutions.length} solutions`);
    expect(solutions.length).toBeGreaterThanOrEqual(2);
  });
});

import { Command, InvalidArgumentError } from 'commander';
import { ModelError } from './search/model-error';
import { searchBenchmark, type SearchOptions } from './search/search';
import { speedBenchmark } from './speed';

function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new InvalidArgumentError('It must be a whole number from 1.');
}

const program = new Command('npm run bench').description(
  'What Heddle costs and finds, side by side with others, in this run.',
);

program
  .command('speed', { isDefault: true })
  .description('schedules a second, time to the verdict, memory, replay')
  .action(speedBenchmark);

program
  .command('search')
  .description('schedules to the first bug, for every strategy')
  .option(
    '--models <dir>',
    'a folder of models, written as apps/bench/models/README.md says',
    'apps/bench/models',
  )
  .option('--seeds <n>', 'trials for each model and strategy', positive, 30)
  .option('--budget <n>', 'schedules at most in one trial', positive, 10_000)
  .option('--json <file>', 'the numbers, as JSON, into this file')
  .action(async (options: SearchOptions) => {
    if (!(await searchBenchmark(options))) process.exitCode = 2;
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof ModelError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

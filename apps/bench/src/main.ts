import { Command } from 'commander';
import { searchBenchmark } from './search/search';
import { speedBenchmark } from './speed';

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
  .option('--seeds <n>', 'trials for each model and strategy', Number, 30)
  .option('--budget <n>', 'schedules at most in one trial', Number, 10_000)
  .option('--json <file>', 'the numbers, as JSON, into this file')
  .action(searchBenchmark);

await program.parseAsync();

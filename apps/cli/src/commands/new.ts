import { Command } from 'commander';
import { createExercise } from '@heddle/exercise';
import type { Console } from '../console';
import type { Environment } from '../environment';
import { ExitCode } from '../exit-code';

export function newCommand(
  console: Console,
  environment: Environment,
  done: (code: ExitCode) => void,
): Command {
  return new Command('new')
    .description('Makes a small exercise that works, to change into yours.')
    .argument('<slug>', 'its id: lower case letters, digits and hyphens')
    .option('--into <folder>', 'where to put it', environment.exercises)
    .addHelpText(
      'after',
      '\nExamples:\n  npx heddle new ticket-seats\n  npx heddle verify exercises/ticket-seats',
    )
    .action((slug: string, { into }: { into: string }) => {
      try {
        const folder = createExercise(into, slug);
        console.out(`Made ${folder}.\n\nNext: npx heddle verify ${folder}\n`);
        done(ExitCode.Accepted);
      } catch (error) {
        done(console.fail(error));
      }
    });
}

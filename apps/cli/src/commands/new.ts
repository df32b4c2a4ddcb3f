import { Command, Option } from 'commander';
import { createExercise, LANGUAGES, type Language } from '@heddle/exercise';
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
    .addOption(
      new Option('--language <name>', 'what solutions are written in')
        .choices([...LANGUAGES, 'both'])
        .default('both'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  npx heddle new ticket-seats\n  npx heddle verify exercises/ticket-seats\n  npx heddle new ticket-seats --language python',
    )
    .action((slug: string, { into, language }: { into: string; language: Language | 'both' }) => {
      try {
        const folder = createExercise(into, slug, language === 'both' ? LANGUAGES : [language]);
        console.out(`Made ${folder}.\n\nNext: npx heddle verify ${folder}\n`);
        done(ExitCode.Accepted);
      } catch (error) {
        done(console.fail(error));
      }
    });
}

import { Command, CommanderError } from 'commander';
import { gradeCommand } from './commands/grade';
import { hintCommand } from './commands/hint';
import { newCommand } from './commands/new';
import { replayCommand } from './commands/replay';
import { runCommand } from './commands/run';
import { verifyCommand } from './commands/verify';
import { consoleOf } from './console';
import { readEnvironment } from './environment';
import { ExitCode } from './exit-code';

const environment = readEnvironment();
const console = consoleOf(environment);
const done = (code: ExitCode): void => {
  process.exitCode = code;
};

const program = new Command('heddle')
  .description('Grades concurrent programs by deciding their interleavings.')
  .version('0.1.0')
  .showHelpAfterError('Add --help to see how it is used.')
  .addHelpText(
    'after',
    `
Examples:
  npx heddle grade exercises/lost-update increment.ts
  npx heddle run program.py --explore
  npx heddle verify exercises/*
  npx heddle <command> --help`,
  );

for (const command of [
  gradeCommand(console, done),
  runCommand(console, done),
  replayCommand(console, environment, done),
  verifyCommand(console, done),
  newCommand(console, environment, done),
  hintCommand(console, done),
]) {
  program.addCommand(command.copyInheritedSettings(program).exitOverride());
}
program.exitOverride();

// A closed pipe (`heddle … | head`) is nobody's mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  if (process.argv.length <= 2) program.help();
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError)
    done(error.exitCode === 0 ? ExitCode.Accepted : ExitCode.CallerMistake);
  else done(console.fail(error));
}

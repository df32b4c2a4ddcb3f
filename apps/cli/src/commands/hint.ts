import { Command } from 'commander';
import { loadExercise } from '@heddle/exercise';
import { CallerError } from '@heddle/grading';
import { sanitize, type ReaderLanguage } from '@heddle/report';
import type { Console } from '../console';
import { ExitCode } from '../exit-code';
import { readerOption, wholeNumber } from '../options';

export function hintCommand(console: Console, done: (code: ExitCode) => void): Command {
  return new Command('hint')
    .description('Shows a hint of an exercise; the first one says the least.')
    .argument('<exercise>', 'the folder of the exercise')
    .argument('[n]', 'which hint', wholeNumber(1, 99), 1)
    .addOption(readerOption)
    .addHelpText(
      'after',
      '\nExamples:\n  npx heddle hint exercises/lost-update\n  npx heddle hint exercises/lost-update 2 --lang zh',
    )
    .action((folder: string, n: number, { lang }: { lang: ReaderLanguage }) => {
      try {
        console.out(hint(folder, n, lang));
        done(ExitCode.Accepted);
      } catch (error) {
        done(console.fail(error, folder));
      }
    });
}

function hint(folder: string, n: number, language: ReaderLanguage): string {
  const exercise = loadExercise(folder);
  const hints = exercise.hints[language];
  const text = hints[n - 1];
  if (text === undefined) {
    const count = hints.length === 0 ? 'no hints' : hints.length === 1 ? 'one hint' : `${hints.length} hints`;
    throw new CallerError(
      `${exercise.id} has ${count}, not ${n}.`,
      'Read the failing schedule again: it is the best hint.',
    );
  }
  const head = language === 'zh' ? `提示 ${n}/${hints.length}` : `Hint ${n} of ${hints.length}`;
  const next = language === 'zh' ? '下一条提示' : 'Next';
  const more = n < hints.length ? `\n${next}: npx heddle hint ${sanitize(folder)} ${n + 1}\n` : '';
  return `${head}\n\n  ${sanitize(text, { lines: true })}\n${more}`;
}

import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option } from 'commander';
import { LANGUAGES } from '@heddle/exercise';

/** Options that several commands share. */
export const seedOption = new Option('--seed <n>', 'seed of the search').argParser(
  wholeNumber(0, 0x7fff_ffff),
);
export const schedulesOption = new Option('--schedules <n>', 'schedules per scenario at most').argParser(
  wholeNumber(1, 1_000_000),
);
export const languageOption = new Option('--language <name>', 'grade it in this language').choices(LANGUAGES);
export const readerOption = new Option('--lang <tag>', "the report's language")
  .choices(['en', 'zh'])
  .default('en');
export const jobsOption = new Option('--jobs <n>', 'graders at a time')
  .argParser(wholeNumber(1, 64))
  .default(Math.min(8, availableParallelism()));

export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
}

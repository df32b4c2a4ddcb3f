import { Command } from 'commander';
import { languageOf, type Language } from '@heddle/exercise';
import {
  CallerError,
  checkProgramToken,
  DEFAULT_SCHEDULES,
  DEFAULT_STEPS,
  readSubmission,
  runProgram,
  type ProgramTask,
  type Submission,
} from '@heddle/grading';
import { PLAIN, renderJson, renderProgram, type ReaderLanguage } from '@heddle/report';
import { decodeToken } from '@heddle/trace';
import type { ProgramReport } from '@heddle/verdict';
import type { Console } from '../console';
import { ExitCode } from '../exit-code';
import { readerOption, seedOption, wholeNumber } from '../options';
import { withGraders } from '../pool';

interface Flags {
  readonly seed?: number;
  readonly explore?: boolean;
  readonly schedules?: number;
  readonly steps: number;
  readonly replay?: string;
  readonly json?: boolean;
  readonly lang: ReaderLanguage;
  readonly color: boolean;
}

/** Rows of a schedule table; a replay shows all. */
const ROWS = 24;

export function runCommand(console: Console, done: (code: ExitCode) => void): Command {
  return new Command('run')
    .description('Runs a whole program once, prints what it prints, and says what is wrong with it.')
    .argument('<file>', 'a program in Python (.py) or TypeScript (.ts)')
    .addOption(seedOption)
    .option('--explore', 'search: what else could have happened?')
    .option('--schedules <n>', 'with --explore: schedules at most', wholeNumber(1, 1_000_000))
    .option('--steps <n>', 'visible operations in a run at most', wholeNumber(1, 2_000_000), DEFAULT_STEPS)
    .option('--replay <token>', 'the schedule that a token names, step by step')
    .option('--json', 'print the report as JSON')
    .option('--no-color', 'no colours')
    .addOption(readerOption)
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, flags: Flags) => {
      done(await run(file, flags, console).catch((error: unknown) => console.fail(error)));
    });
}

const EXAMPLES = `
Examples:
  npx heddle run gallery/threads/deadlock-two-locks.py
  npx heddle run counter.py --seed 7
  npx heddle run counter.py --explore

Exit code: 0 nothing wrong was found, 1 something was, 2 a mistake in the call, 3 a mistake of Heddle.`;

async function run(file: string, flags: Flags, console: Console): Promise<ExitCode> {
  const program = readSubmission(file);
  const language = programLanguage(program);
  const { task, seed } = taskOf(program, flags);
  const report = await withGraders(1, language, (grader) =>
    runProgram(program, task, {
      grader,
      language,
      steps: flags.steps,
      ...(seed !== undefined && { seed }),
      onFailure: (detail) => console.err(`${detail}\n`),
    }),
  );
  if (flags.json === true) console.out(`${renderJson(report)}\n`);
  else console.out(programText(report, program, file, flags, console));
  if (report.verdict === 'grader-error') return ExitCode.OurMistake;
  return report.verdict === 'accepted' ? ExitCode.Accepted : ExitCode.NotAccepted;
}

function programText(
  report: ProgramReport,
  { source }: Submission,
  file: string,
  { replay, lang, color }: Flags,
  { style }: Console,
): string {
  return renderProgram(report, {
    language: lang,
    style: color ? style : PLAIN,
    verbose: replay !== undefined,
    rows: replay === undefined ? ROWS : Number.POSITIVE_INFINITY,
    source,
    commands: { program: file, again: replay === undefined ? `--seed ${report.seed}` : `--replay ${replay}` },
  });
}

function programLanguage({ file }: Submission): Language {
  const language = languageOf(file);
  if (language !== undefined) return language;
  throw new CallerError(
    `${file} is neither Python nor TypeScript, by its name.`,
    'A program to run ends with .py or .ts.',
  );
}

function taskOf(program: Submission, flags: Flags): { readonly task: ProgramTask; readonly seed?: number } {
  const { replay, explore, schedules, seed } = flags;
  if (replay !== undefined) {
    if (explore === true)
      throw new CallerError('--replay runs one schedule, --explore many.', 'Choose one of the two.');
    const token = decodeToken(replay);
    checkProgramToken(token, program);
    return { task: { kind: 'replay', schedule: token.schedule }, seed: token.seed };
  }
  if (schedules !== undefined && explore !== true)
    throw new CallerError('--schedules says how many schedules --explore may run.', 'Add --explore.');
  const task: ProgramTask =
    explore === true ? { kind: 'explore', schedules: schedules ?? DEFAULT_SCHEDULES } : { kind: 'run' };
  return { task, ...(seed !== undefined && { seed }) };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { languageOf, loadExercise, type Exercise } from '@heddle/exercise';
import { CallerError, differences, isProgramToken, readSubmission, replay } from '@heddle/grading';
import { renderJson, renderReplay, type ReaderLanguage } from '@heddle/report';
import { decodeToken, type ReplayToken } from '@heddle/trace';
import type { Console } from '../console';
import type { Environment } from '../environment';
import { ExitCode } from '../exit-code';
import { readerOption } from '../options';
import { withGraders } from '../pool';

interface Flags {
  readonly submission: string;
  readonly exercise?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly lang: ReaderLanguage;
  readonly verbose?: boolean;
}

export function replayCommand(
  console: Console,
  environment: Environment,
  done: (code: ExitCode) => void,
): Command {
  return new Command('replay')
    .description('Runs one failing schedule again, step by step.')
    .argument('<token>', 'the replay token that a report ends with')
    .requiredOption('--submission <file>', 'the program that the token was made for')
    .option('--exercise <folder>', 'the exercise (default: exercises/<id>, where the token names the id)')
    .option('--force', 'replay even if the submission or the exercise has changed')
    .option('--json', 'print the run as JSON')
    .addOption(readerOption)
    .option('--verbose', "the harness's steps too")
    .addHelpText('after', EXAMPLES)
    .action(async (token: string, flags: Flags) => {
      done(await run(token, flags, { console, environment }).catch((error: unknown) => console.fail(error)));
    });
}

const EXAMPLES = `
Examples:
  npx heddle replay h1.lost-update.NDIyZDQ… --submission increment.ts
  npx heddle replay h1.lost-update.NDIyZDQ… --submission mended.ts --force

Exit code: 0 this schedule passes, 1 it fails or warns, 2 a mistake in the call or the exercise, 3 a mistake of Heddle.`;

async function run(
  text: string,
  flags: Flags,
  { console, environment }: { console: Console; environment: Environment },
): Promise<ExitCode> {
  const token = decodeToken(text);
  if (isProgramToken(token))
    throw new CallerError(
      'The token is of a whole program, not of an exercise.',
      'Replay it with: npx heddle run <file> --replay <token>',
    );
  const exercise = loadExercise(flags.exercise ?? folderOf(token, environment));
  const submission = readSubmission(flags.submission);
  checkPins(token, exercise, flags, console);
  const language = languageOf(submission.file);
  const result = await withGraders(1, language, (grader) =>
    replay(token, exercise, submission, { grader, ...(language !== undefined && { language }) }),
  );
  if (result.kind === 'rejected') {
    const said =
      result.message ?? result.diagnostics.map(({ message, line }) => `:${line} ${message}`).join('\n  ');
    throw new CallerError(
      `${submission.file} cannot be replayed: ${result.verdict}. ${said}`,
      'Grade it to see more.',
    );
  }
  const { verdict, run: shown } = result;
  const title =
    exercise.scenarios.find(({ name }) => name === token.scenario)?.title[flags.lang] ?? token.scenario;
  const size = shown.size === undefined ? '' : ` · n = ${shown.size}`;
  if (flags.json === true) console.out(`${renderJson({ ...shown, kind: verdict })}\n`);
  else {
    console.out(
      renderReplay(`${exercise.id} · ${title}${size}`, verdict, shown, {
        language: flags.lang,
        style: console.style,
        verbose: flags.verbose === true,
        rows: Number.POSITIVE_INFINITY,
        source: readFileSync(flags.submission, 'utf8'),
      }),
    );
  }
  return verdict === 'accepted' ? ExitCode.Accepted : ExitCode.NotAccepted;
}

function folderOf({ exercise }: ReplayToken, environment: Environment): string {
  const hint = 'Say where it is with --exercise <folder>.';
  if (!/^[a-z][a-z0-9-]*$/.test(exercise))
    throw new CallerError(`"${exercise}" is not the id of an exercise.`, hint);
  const folder = join(environment.exercises, exercise);
  if (existsSync(folder)) return folder;
  throw new CallerError(`The token is of the exercise "${exercise}", and there is no ${folder}.`, hint);
}

function checkPins(
  token: ReplayToken,
  exercise: Exercise,
  { submission, force }: Flags,
  console: Console,
): void {
  if (token.exercise !== exercise.id) {
    throw new CallerError(
      `The token is of the exercise "${token.exercise}", not of ${exercise.id}.`,
      'Name that one with --exercise.',
    );
  }
  const changed = differences(token, exercise, readSubmission(submission));
  if (changed.length === 0) return;
  if (force !== true)
    throw new CallerError(changed.join('\n  '), 'Use --force to run its schedule all the same.');
  for (const sentence of changed) console.err(`heddle: ${sentence} The run may differ.\n`);
}

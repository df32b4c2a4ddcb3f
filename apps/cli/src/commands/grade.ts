import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { extensionOf, languageOf, loadExercise, type Exercise, type Language } from '@heddle/exercise';
import { CallerError, settingsFor, type GradingOptions } from '@heddle/grading';
import {
  forStudent,
  renderBatch,
  renderJson,
  renderTerminal,
  sanitize,
  type BatchEntry,
  type ReaderLanguage,
} from '@heddle/report';
import { discover, type Candidate } from '../batch/discover';
import { gradeBatch, type BatchOptions } from '../batch/grade-batch';
import { checkOutputs, writeOutputs, type OutputFiles } from '../batch/outputs';
import { readCandidate } from '../batch/read-candidate';
import { StoredResults } from '../batch/stored-results';
import type { Console } from '../console';
import { ExitCode, worseOf } from '../exit-code';
import { jobsOption, languageOption, readerOption, schedulesOption, seedOption } from '../options';
import { withGraders } from '../pool';
import { progressBar } from '../progress';

interface Flags extends OutputFiles {
  readonly jobs: number;
  readonly json?: boolean;
  readonly seed?: number;
  readonly schedules?: number;
  readonly scenario?: string[];
  readonly language?: Language;
  readonly audience: 'teacher' | 'student';
  readonly lang: ReaderLanguage;
  readonly verbose?: boolean;
  readonly resume?: boolean;
  readonly results?: string;
}

export function gradeCommand(console: Console, done: (code: ExitCode) => void): Command {
  return new Command('grade')
    .description('Grades one submission, or all in a folder, and shows the smallest schedule that fails.')
    .argument('<exercise>', 'the folder of the exercise')
    .argument('<file|folder...>', 'submissions, or folders of them')
    .addOption(jobsOption)
    .option('--json', 'print the report as JSON, one object a line')
    .option('--junit <file>', 'also write JUnit XML')
    .option('--gradescope <file>', "also write Gradescope's results.json (one submission)")
    .option('--exercism <file>', "also write Exercism's results.json, version 3 (one submission)")
    .option('--csv <file>', 'also write a table for a spreadsheet')
    .addOption(seedOption)
    .addOption(schedulesOption)
    .option('--scenario <name...>', 'only these scenarios')
    .addOption(languageOption)
    .addOption(
      new Option('--audience <who>', 'whom the report is for')
        .choices(['teacher', 'student'])
        .default('teacher'),
    )
    .addOption(readerOption)
    .option('--verbose', 'every failing scenario, every step, and what was printed')
    .option('--resume', 'go on with an interrupted batch')
    .option('--results <file>', 'where a batch keeps its results (default: .heddle/<exercise>.jsonl)')
    .addHelpText('after', EXAMPLES)
    .action(async (folder: string, paths: string[], flags: Flags) => {
      done(await run(folder, paths, flags, console).catch((error: unknown) => console.fail(error, folder)));
    });
}

const EXAMPLES = `
Examples:
  npx heddle grade exercises/lost-update increment.ts
  npx heddle grade exercises/lost-update increment.ts --audience student --lang zh
  npx heddle grade exercises/lost-update submissions/ --jobs 8 --csv grades.csv
  npx heddle grade exercises/lost-update submissions/ --resume
  npx heddle grade exercises/lost-update submissions/ --json > reports.jsonl

Exit code: 0 all accepted, 1 something not accepted, 2 a mistake in the call or the exercise, 3 a mistake of Heddle.`;

async function run(
  folder: string,
  paths: readonly string[],
  flags: Flags,
  console: Console,
): Promise<ExitCode> {
  const exercise = loadExercise(folder);
  const chosen = flags.language ?? languageOfFirst(paths, exercise);
  const options: GradingOptions = {
    ...(chosen !== undefined && { language: chosen }),
    ...(flags.seed !== undefined && { seed: flags.seed }),
    ...(flags.schedules !== undefined && { schedules: flags.schedules }),
    ...(flags.scenario !== undefined && { scenarios: flags.scenario }),
  };
  const { language } = settingsFor(exercise, options).solution;
  const languages =
    flags.language === undefined ? exercise.languages.map((each) => each.language) : [language];
  const extensions = languages.map(extensionOf);
  const candidates = discover(paths, extensions, (skipped) =>
    console.err(
      sanitize(`Not graded, because they are no ${extensions.join(' or ')} files: ${skipped}`) + '\n',
    ),
  );
  const languageFor = (path: string): Language =>
    flags.language ?? languageOfFirst([path], exercise) ?? language;
  checkOutputs(flags, candidates.length);
  // In a batch a missing file is one line among others; alone it is the whole call.
  if (candidates.length === 1) readCandidate(candidates[0]!, exercise, languageFor(candidates[0]!.path));
  const graded = await gradeAll(exercise, candidates, { ...options, language, languageFor }, flags, console);
  const entries = flags.audience === 'student' ? graded.map(forAudience) : graded;
  writeOutputs(flags, entries, flags.lang);
  print(entries, { exercise, folder, candidates, flags }, console);
  return entries.map(codeOf).reduce(worseOf, ExitCode.Accepted);
}

/** By the ending of the first path that has one which the exercise knows: `increment.py` is Python. Folders say nothing. */
function languageOfFirst(paths: readonly string[], { languages }: Exercise): Language | undefined {
  const known = languages.map(({ language }) => language);
  return paths.map(languageOf).find((language) => language !== undefined && known.includes(language));
}

async function gradeAll(
  exercise: Exercise,
  candidates: readonly Candidate[],
  options: GradingOptions & Pick<BatchOptions, 'languageFor'> & { readonly language: Language },
  flags: Flags,
  console: Console,
): Promise<readonly BatchEntry[]> {
  const single = candidates.length === 1;
  const file = flags.results ?? join('.heddle', `${exercise.id}.jsonl`);
  const stored =
    single && flags.results === undefined ? undefined : new StoredResults(file, flags.resume === true);
  const jobs = Math.min(flags.jobs, candidates.length);
  const bar = progressBar(console.interactive && !single, candidates.length);
  try {
    return await withGraders(jobs, options.language, (grader) =>
      gradeBatch(exercise, candidates, {
        ...options,
        grader,
        jobs,
        ...(stored !== undefined && { stored }),
        ...(flags.verbose === true && {
          onFailure: (detail) => console.err(`${sanitize(detail, { lines: true })}\n`),
        }),
        onGraded: (count, name) => bar.update(count, name),
      }),
    );
  } finally {
    bar.stop();
  }
}

function forAudience(entry: BatchEntry): BatchEntry {
  return 'report' in entry ? { report: forStudent(entry.report) } : entry;
}

interface Printed {
  readonly exercise: Exercise;
  readonly folder: string;
  readonly candidates: readonly Candidate[];
  readonly flags: Flags;
}

function print(
  entries: readonly BatchEntry[],
  { exercise, folder, candidates, flags }: Printed,
  console: Console,
): void {
  const [only] = entries;
  if (flags.json === true) {
    for (const entry of entries) console.out(`${renderJson('report' in entry ? entry.report : entry)}\n`);
  } else if (entries.length > 1 || only === undefined) {
    console.out(renderBatch(entries, { language: flags.lang, style: console.style }));
  } else if ('error' in only) {
    throw new CallerError(only.error, '');
  } else {
    const path = candidates[0]!.path;
    const source =
      only.report.verdict === 'compile-error' && only.report.diagnostics.length === 0
        ? undefined
        : sourceOf(path);
    const commands = { exercise: folder, submission: path, hasHints: exercise.hints.en.length > 0 };
    console.out(
      renderTerminal(only.report, {
        language: flags.lang,
        style: console.style,
        verbose: flags.verbose === true,
        rows: 12,
        commands,
        ...(source !== undefined && { source }),
      }),
    );
  }
}

function sourceOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function codeOf(entry: BatchEntry): ExitCode {
  if ('error' in entry) return ExitCode.CallerMistake;
  if (entry.report.verdict === 'grader-error') return ExitCode.OurMistake;
  return entry.report.verdict === 'accepted' ? ExitCode.Accepted : ExitCode.NotAccepted;
}

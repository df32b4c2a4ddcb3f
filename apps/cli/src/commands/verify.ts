import { Command } from 'commander';
import { inspectExercise, type Exercise, type Language } from '@heddle/exercise';
import {
  asDeclared,
  checkMutants,
  MUTANTS_PER_REFERENCE,
  verifyExercise,
  type Grader,
  type MutantReport,
  type Verification,
} from '@heddle/grading';
import type { Console } from '../console';
import { ExitCode, worseOf } from '../exit-code';
import { jobsOption, languageOption, schedulesOption, seedOption, wholeNumber } from '../options';
import { withGraders } from '../pool';
import { progressBar } from '../progress';
import { mutantsText } from './mutants-text';

interface Flags {
  readonly jobs: number;
  readonly json?: boolean;
  readonly once?: boolean;
  readonly seed?: number;
  readonly schedules?: number;
  readonly language?: Language;
  /** How many of each reference; absent for what is usual, false for none at all. */
  readonly mutants?: number | false;
}

const { typescript, python } = MUTANTS_PER_REFERENCE;

export function verifyCommand(console: Console, done: (code: ExitCode) => void): Command {
  return new Command('verify')
    .description(
      'Checks that every declared solution of an exercise gets exactly its declared verdict, twice, and that its harness notices mistakes planted in the references.',
    )
    .argument('<exercise...>', 'folders of exercises')
    .addOption(jobsOption)
    .option('--once', 'grade each solution once, not twice to compare the reports')
    .option('--json', 'print one object per solution or mutant and line')
    .option(
      '--mutants <n>',
      `mutants of each reference at most; otherwise ${typescript} in TypeScript, ${python} in Python`,
      wholeNumber(1, 10_000),
    )
    .option('--no-mutants', 'do not try the harness on mutants of the references')
    .addOption(seedOption)
    .addOption(schedulesOption)
    .addOption(languageOption)
    .addHelpText('after', EXAMPLES)
    .action(async (folders: string[], flags: Flags) => {
      const run = withGraders(flags.jobs, flags.language, async (grader) => {
        let code = ExitCode.Accepted;
        // An exercise and its solutions have one author, who may harm nobody else.
        for (const folder of folders)
          code = worseOf(code, await verify(folder, flags, grader.forAuthor(), console));
        return code;
      });
      done(await run.catch((error: unknown) => console.fail(error)));
    });
}

const EXAMPLES = `
Examples:
  npx heddle verify exercises/lost-update
  npx heddle verify exercises/lost-update --no-mutants
  npx heddle verify exercises/* --jobs 4

Exit code: 0 all as declared, 1 something not as declared or a mutant survives, 2 a mistake in the exercise, 3 a mistake of Heddle.`;

async function verify(folder: string, flags: Flags, grader: Grader, console: Console): Promise<ExitCode> {
  const { exercise, problems } = inspectExercise(folder);
  const told = problems.map((problem) => console.fail(problem, folder));
  if (exercise === undefined || told.length > 0) return ExitCode.CallerMistake;
  const verification = await verifyWithBar(exercise, flags, grader, console);
  if (flags.json === true) printJson(verification, console);
  else print(verification, console);
  if (verification.problem !== undefined) return console.fail(verification.problem, folder);
  if (verification.checks.some(({ actual }) => actual === 'grader-error')) return ExitCode.OurMistake;
  // A mutant of a reference that is not accepted would be no news.
  if (!verification.checks.every(asDeclared)) return ExitCode.NotAccepted;
  if (flags.mutants === false) return ExitCode.Accepted;
  return judgeHarness(exercise, folder, flags, flags.mutants, grader, console);
}

async function judgeHarness(
  exercise: Exercise,
  folder: string,
  flags: Flags,
  perReference: number | undefined,
  grader: Grader,
  console: Console,
): Promise<ExitCode> {
  const report = await checkMutantsWithBar(exercise, flags, perReference, grader, console);
  if (flags.json === true) printMutantsJson(exercise, report, console);
  else if (report.references > 0) console.out(mutantsText(report, console.style));
  const told = report.problems.map((problem) => console.fail(problem, folder));
  if (told.length > 0) return ExitCode.CallerMistake;
  return report.checks.some(({ outcome }) => outcome === 'survived')
    ? ExitCode.NotAccepted
    : ExitCode.Accepted;
}

async function verifyWithBar(
  exercise: Exercise,
  flags: Flags,
  grader: Grader,
  console: Console,
): Promise<Verification> {
  return withBar(console, exercise.id, (onProgress) =>
    verifyExercise(exercise, { grader, ...searchOf(flags), once: flags.once === true, onProgress }),
  );
}

async function checkMutantsWithBar(
  exercise: Exercise,
  flags: Flags,
  perReference: number | undefined,
  grader: Grader,
  console: Console,
): Promise<MutantReport> {
  return withBar(console, `mutants of ${exercise.id}`, (onProgress) =>
    checkMutants(exercise, {
      grader,
      ...searchOf(flags),
      ...(perReference !== undefined && { perReference }),
      onProgress,
    }),
  );
}

function searchOf({ seed, schedules, language }: Flags): Pick<Flags, 'seed' | 'schedules' | 'language'> {
  return {
    ...(seed !== undefined && { seed }),
    ...(schedules !== undefined && { schedules }),
    ...(language !== undefined && { language }),
  };
}

async function withBar<T>(
  console: Console,
  what: string,
  work: (onProgress: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  const bar = progressBar(console.interactive, 0);
  try {
    return await work((done, total) => bar.update(done, what, total));
  } finally {
    bar.stop();
  }
}

function print({ exercise, checks, problem }: Verification, console: Console): void {
  const { style } = console;
  const out = (text: string) => console.out(text);
  const width = Math.max(20, ...checks.map(({ file }) => file.length));
  out(`${style.strong(exercise.id)}  ${exercise.title.en}\n`);
  for (const check of checks) {
    const right = asDeclared(check);
    const mark = right ? style.good('✓') : style.bad('✗');
    const detail = [
      ...(check.actual === check.expected ? [] : [`declared ${check.expected}`]),
      ...(check.deterministic ? [] : ['two runs gave different reports']),
    ];
    out(`  ${mark} ${check.file.padEnd(width)}  ${[check.actual, ...detail].join(', ')}\n`);
    if (check.actual !== check.expected) explainSurprise(check, out);
  }
  const wrong = checks.filter((check) => !asDeclared(check)).length;
  if (problem !== undefined) {
    out('  The exercise itself is at fault, so not all of its solutions could be checked:\n\n');
    return;
  }
  const said = wrong === 0 ? 'all as declared' : `${wrong} not as declared`;
  out(`  ${checks.length} solutions: ${said}.\n`);
}

/** Why it got another verdict than its author thought. */
function explainSurprise({ report }: Verification['checks'][number], out: (text: string) => void): void {
  const failing = report.scenarios.find(
    ({ verdict }) => verdict === report.verdict && verdict !== 'accepted',
  );
  const why = failing?.failure?.explanation ?? report.message ?? report.diagnostics[0]?.message;
  if (failing !== undefined) out(`      ${failing.name}: ${failing.failure?.message ?? failing.verdict}\n`);
  if (why !== undefined) out(`      ${why}\n`);
}

function printJson({ exercise, checks }: Verification, console: Console): void {
  for (const check of checks) {
    const { file, expected, actual, deterministic, misconception } = check;
    const line = {
      exercise: exercise.id,
      file,
      expected,
      actual,
      deterministic,
      misconception,
      ok: asDeclared(check),
    };
    console.out(`${JSON.stringify(line)}\n`);
  }
}

function printMutantsJson({ id }: Exercise, { checks }: MutantReport, console: Console): void {
  for (const { reference, mutant, outcome, verdict, because } of checks) {
    const { operator, line, change, occurrence, diff } = mutant;
    const ok = outcome !== 'survived';
    const mutated = { operator, line, function: mutant.function, change, occurrence, diff };
    console.out(
      `${JSON.stringify({ exercise: id, file: reference, mutant: mutated, outcome, actual: verdict, because, ok })}\n`,
    );
  }
}

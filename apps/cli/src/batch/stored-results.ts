import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { contentHash, type Exercise } from '@heddle/exercise';
import { CallerError, ENGINE, programHash, type GradingOptions, type Submission } from '@heddle/grading';
import { REPORT_SCHEMA, type Report } from '@heddle/verdict';

/**
 * The results of a batch, one JSON object a line, written as they come in. A batch that was interrupted is graded again
 * with `--resume`: what is here already under the same key is not graded twice.
 */
export class StoredResults {
  readonly #file: string;
  readonly #known = new Map<string, Report>();

  constructor(file: string, resume: boolean) {
    this.#file = file;
    try {
      mkdirSync(dirname(file), { recursive: true });
      if (resume && existsSync(file)) this.#resume(readFileSync(file, 'utf8'));
      else writeFileSync(file, '');
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new CallerError(
        `The results cannot be kept in ${file}: ${why}.`,
        'Name another file with --results.',
      );
    }
  }

  /** An earlier report of the same program, whatever its file was called. */
  find(key: string, name: string): Report | undefined {
    const report = this.#known.get(key);
    return report === undefined ? undefined : { ...report, submission: name };
  }

  add(key: string, report: Report): void {
    // What went wrong on our side is tried again.
    if (report.verdict !== 'grader-error') appendFileSync(this.#file, `${JSON.stringify({ key, report })}\n`);
  }

  #resume(text: string): void {
    if (text !== '' && !text.endsWith('\n')) appendFileSync(this.#file, '\n');
    for (const line of text.split('\n')) {
      const entry = parsed(line);
      if (entry !== undefined) this.#known.set(entry.key, entry.report);
    }
  }
}

/** The last line of an interrupted batch may be half a line. */
function parsed(line: string): { readonly key: string; readonly report: Report } | undefined {
  try {
    const value = JSON.parse(line) as { key?: unknown; report?: Partial<Report> } | null;
    if (typeof value?.key !== 'string' || value.report?.schema !== REPORT_SCHEMA) return undefined;
    return { key: value.key, report: value.report as Report };
  } catch {
    return undefined;
  }
}

/** Changes with everything that could change the report. */
export function resultKey(exercise: Exercise, submission: Submission, options: GradingOptions): string {
  const { language, seed, schedules, scenarios } = options;
  const parts = [ENGINE, exercise.id, exercise.version, programHash(submission), submission.problem];
  return contentHash(JSON.stringify([...parts, language, seed, schedules, scenarios]));
}

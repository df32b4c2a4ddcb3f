import { writeFileSync } from 'node:fs';
import { CallerError } from '@heddle/grading';
import {
  renderCsv,
  renderExercism,
  renderGradescope,
  renderJUnit,
  type BatchEntry,
  type ReaderLanguage,
} from '@heddle/report';

export interface OutputFiles {
  readonly junit?: string;
  readonly gradescope?: string;
  readonly exercism?: string;
  readonly csv?: string;
}

/** Gradescope and Exercism grade one submission at a time. */
export function checkOutputs({ gradescope, exercism }: OutputFiles, submissions: number): void {
  if (submissions === 1 || (gradescope === undefined && exercism === undefined)) return;
  const option = gradescope === undefined ? '--exercism' : '--gradescope';
  throw new CallerError(
    `${option} is the format of one submission, not of ${submissions}.`,
    'Use --csv or --junit for a batch.',
  );
}

export function writeOutputs(
  files: OutputFiles,
  entries: readonly BatchEntry[],
  language: ReaderLanguage,
): void {
  const reports = entries.flatMap((entry) => ('report' in entry ? [entry.report] : []));
  const problems = entries.flatMap((entry) => ('error' in entry ? [entry] : []));
  const [report] = reports;
  if (files.junit !== undefined) write(files.junit, renderJUnit(reports));
  if (files.csv !== undefined) write(files.csv, renderCsv(reports, problems));
  if (report === undefined) return;
  if (files.gradescope !== undefined) write(files.gradescope, renderGradescope(report, language));
  if (files.exercism !== undefined) write(files.exercism, renderExercism(report));
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CallerError(`${file} cannot be written: ${why}.`, 'Check the folder and its permissions.');
  }
}

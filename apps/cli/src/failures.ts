import { join } from 'node:path';
import { TeacherError } from '@heddle/exercise';
import { CallerError } from '@heddle/grading';
import { sanitize } from '@heddle/report';
import { InstallationError } from '@heddle/sandbox';
import { TokenError } from '@heddle/trace';
import { ExitCode } from './exit-code';

export interface Told {
  readonly text: string;
  readonly code: ExitCode;
}

/** One sentence and what to do next, by whose mistake it is. */
export function tell(error: unknown, folder?: string): Told {
  if (error instanceof TeacherError) {
    const file = folder === undefined || error.file === folder ? error.file : join(folder, error.file);
    const where = error.line === undefined ? file : `${file}:${error.line}`;
    return said(`${where}: ${error.message}`, error.hint, ExitCode.CallerMistake);
  }
  if (error instanceof CallerError) return said(error.message, error.hint, ExitCode.CallerMistake);
  if (error instanceof TokenError) return said(error.message, '', ExitCode.CallerMistake);
  if (error instanceof InstallationError) return said(error.message, '', ExitCode.OurMistake);
  const message = error instanceof Error ? error.message : String(error);
  const hint = 'This is a mistake of Heddle, not of the submission or the exercise. Please report it.';
  return said(message, hint, ExitCode.OurMistake);
}

function said(message: string, hint: string, code: ExitCode): Told {
  return { text: sanitize(hint === '' ? message : `${message}\n  ${hint}`, { lines: true }), code };
}

import { TeacherError } from '@heddle/exercise';
import type { Diagnostic } from '@heddle/verdict';

/** A harness that cannot be run, as its teacher's mistake. */
export function harnessRejected(file: string, diagnostics: readonly Diagnostic[]): TeacherError {
  const diagnostic = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  const message = diagnostic?.message ?? 'The harness cannot be run.';
  const line = diagnostic === undefined || diagnostic.line === 0 ? undefined : diagnostic.line;
  return new TeacherError(
    message,
    { file, line },
    'Mend the harness, then run `heddle verify` on the exercise.',
  );
}

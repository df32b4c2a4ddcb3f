import { TeacherError } from '@heddle/exercise';
import type { Diagnostic, Verdict } from '@heddle/verdict';

/** A harness that cannot be run, as its teacher's mistake. */
export function harnessRejected(
  file: string,
  { verdict, diagnostics }: { readonly verdict: Verdict; readonly diagnostics: readonly Diagnostic[] },
): TeacherError {
  const diagnostic = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  const message = diagnostic?.message ?? 'The harness cannot be run.';
  const threw = verdict === 'exception';
  const line = diagnostic === undefined || diagnostic.line === 0 ? undefined : diagnostic.line;
  return new TeacherError(
    threw ? `The harness threw outside its scenarios: ${message}` : message,
    { file, line },
    'Mend the harness, then run `heddle verify` on the exercise.',
  );
}

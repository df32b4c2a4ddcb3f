import { TeacherError } from '@heddle/exercise';
import type { ScenarioOutcome } from '@heddle/exploration';
import { harnessSite } from './harness-site';
import { runReferenceIn } from './run-reference';
import type { Graded } from './scenario-at-fault';

/**
 * What failed lies in the harness's code alone: because of what the student's program gave it, or because it is wrong
 * itself? The first reference tells: if the scenario fails in the same way with that one too, it is the teacher's mistake.
 *
 * @throws {TeacherError}
 */
export async function blameHarness(
  outcome: ScenarioOutcome,
  { exercise, settings, grader, sites }: Graded,
): Promise<void> {
  if (harnessSite(outcome, sites) === undefined) return;
  const reference = await runReferenceIn(outcome.scenario, settings, grader);
  if (reference?.outcome.verdict !== outcome.verdict) return;
  const again = reference.outcome;
  const at = harnessSite(again, reference.sites);
  if (at === undefined) return;
  const line = at.line === 0 ? undefined : at.line;
  throw new TeacherError(
    `The scenario "${outcome.scenario}" of ${exercise.id} fails by itself: ${howItFails(again)}.`,
    { file: settings.solution.harness.file, line },
    'It does so with an accepted solution too. Mend the harness; `heddle verify` finds such mistakes.',
  );
}

function howItFails({ verdict, failure }: ScenarioOutcome): string {
  const exception = failure?.findings.find((finding) => finding.kind === 'exception');
  switch (verdict) {
    case 'exception':
      return exception?.text ?? 'an exception';
    case 'deadlock':
      return 'deadlock, in its own code alone';
    case 'leak':
      return 'leak, it leaves a lock locked or a thread running';
    case 'stuck':
      return 'stuck, it waits for what nobody will do';
    default:
      return `${verdict}, its own code goes on without end`;
  }
}

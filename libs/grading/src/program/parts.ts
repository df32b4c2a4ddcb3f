import type { ExplainedRun, ScenarioOutcome } from '@heddle/exploration';
import { describeRun } from '@heddle/report';
import type { Site } from '@heddle/trace';
import type { Failure, ProgramReport } from '@heddle/verdict';
import { programToken, type ProgramPins } from './token';

/** What a report says of one run. */
export function replayedPart(
  run: ExplainedRun,
  sites: readonly Site[],
  pins: ProgramPins,
): Partial<ProgramReport> {
  const findings = failuresOf(run, sites, pins);
  return { verdict: findings[0]?.kind ?? 'accepted', output: run.output, findings };
}

/** What a report says of a search. */
export function exploredPart(
  { verdict, search, failure, further = [], endings, mistake }: ScenarioOutcome,
  sites: readonly Site[],
  pins: ProgramPins,
): Partial<ProgramReport> {
  if (mistake !== undefined) {
    const numbers = 'sites' in mistake ? mistake.sites : [];
    const [site] = numbers.flatMap((number) => sites[number] ?? []);
    const where = site === undefined ? '' : ` (line ${site.line})`;
    const message = `The program does not do the same twice in the same schedule: ${mistake.message}${where}.`;
    return { verdict: 'exception', search, message };
  }
  const runs = failure === undefined ? further : [failure, ...further];
  const found = new Map<string, Failure>();
  for (const run of runs) {
    const [gravest] = failuresOf(run, sites, pins);
    if (gravest !== undefined && !found.has(gravest.kind)) found.set(gravest.kind, gravest);
  }
  return {
    verdict,
    search,
    findings: [...found.values()],
    ...(endings !== undefined && {
      endings: endings.shown.map(({ schedule, ...ending }) => ({
        ...ending,
        token: programToken(schedule, pins),
      })),
      otherEndings: endings.others,
    }),
  };
}

/** One for each verdict of a run, the gravest first. */
function failuresOf(run: ExplainedRun, sites: readonly Site[], pins: ProgramPins): readonly Failure[] {
  const token = programToken(run.schedule, pins);
  const firsts = run.findings.filter(
    ({ kind }, index, all) => all.findIndex((other) => other.kind === kind) === index,
  );
  return firsts.map((finding, index) => {
    // The gravest is told with the others, which may be what it comes from.
    const findings = index === 0 ? run.findings : [finding];
    return describeRun({ ...run, findings }, sites, finding.kind, token);
  });
}

import type { Site, Trace } from '@heddle/trace';
import { VERDICTS, type Finding } from '@heddle/verdict';
import { explainBlocked } from './deadlock/explain-blocked';
import { HeldLocks } from './held-locks';
import { leakedLocks } from './leak/leaked-locks';
import { leftRunning } from './leak/left-running';
import { limitReached } from './limits/limit-reached';
import { RaceAnalysis } from './race/race-analysis';

export interface RunReport {
  /** What explains most comes first. Without exceptions and failed assertions, which no trace shows. */
  readonly findings: readonly Finding[];
  /** See `RaceReport`. */
  readonly unorderedSites: readonly number[];
}

/** All analyses of one run. Keep one instance for a search: it reuses its buffers, and what it returns is not affected by later calls. */
export class RunAnalysis {
  private readonly race = new RaceAnalysis();
  private readonly held = new HeldLocks();

  /** @param sites by site number */
  analyse(trace: Trace, sites: readonly Site[]): RunReport {
    const { races, unorderedSites } = this.race.analyse(trace, sites);
    const ending =
      explainBlocked(trace) ?? leakedLocks(trace, this.held) ?? leftRunning(trace) ?? limitReached(trace);
    const findings = ending === undefined ? races : [ending, ...races];
    return { findings: byExplanation(findings), unorderedSites };
  }
}

/** Sorts findings as `VERDICTS` does; equal kinds keep their order. */
export function byExplanation(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  return [...findings].sort((a, b) => VERDICTS.indexOf(a.kind) - VERDICTS.indexOf(b.kind));
}

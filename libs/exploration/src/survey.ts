import { encodeSchedule, Ending } from '@heddle/trace';
import type { Finding, Verdict } from '@heddle/verdict';
import { explain } from './explain';
import type { Endings, ExplainedRun, ProgramEnding } from './outcome';
import { Retrace } from './retrace';
import type { Runner } from './runner';
import { shrink } from './shrink';
import { explainLockOrder } from './warnings';
import { switchesIn, witnessOf, witnessOfLastRun, type Witness } from './witness';

/** Ways to end of which a run is kept; a program that prints much has as many as it has schedules. */
const MAX_KEPT = 200;
const MAX_SHOWN = 12;
const MAX_OUTPUT = 10_000;

/** Runs spent on making the schedule of one ending smaller. */
const ATTEMPTS = 100;

/** These are told of a run, and do not stop it. */
const NO_ENDINGS: readonly Verdict[] = ['data-race', 'lock-order', 'busy-wait'];

interface Seen {
  readonly verdict: Verdict;
  readonly output: string;
  /** The simplest so far. */
  run: Retrace;
  /** Between tasks, in it. */
  switches: number;
  schedules: number;
}

/** What is kept of a whole program's search besides its gravest failure: how it can end, and what else is wrong with it. */
export class Survey {
  private readonly seen = new Map<string, Seen>();
  private readonly others = new Map<string, number>();
  private readonly witnesses = new Map<Verdict, Witness>();
  private schedules = 0;

  constructor(
    private readonly runner: Runner,
    private readonly seed: number,
  ) {}

  /**
   * Counts the last run of the search in, unless the strategy gave it up half-way: then it did not end at all. To be called before
   * anything is replayed.
   */
  count(findings: readonly Finding[]): void {
    const { output, trace } = this.runner.target.execution;
    if (trace.ending === Ending.Abandoned) return;
    const verdict = endingOf(findings);
    const key = `${verdict}\n${output}`;
    const switches = switchesIn(trace.task, trace.length);
    this.schedules++;
    const known = this.seen.get(key);
    if (known !== undefined) {
      known.schedules++;
      if (switches >= known.switches) return;
      known.run = new Retrace(trace, this.seed);
      known.switches = switches;
    } else if (this.seen.size < MAX_KEPT) {
      const run = new Retrace(trace, this.seed);
      this.seen.set(key, { verdict, output, run, switches, schedules: 1 });
    } else this.others.set(key, (this.others.get(key) ?? 0) + 1);
  }

  /** Keeps the last run if it is the first with this verdict. It is replayed for that. */
  consider([first]: readonly Finding[]): void {
    if (first === undefined || this.witnesses.has(first.kind)) return;
    this.witnesses.set(first.kind, witnessOfLastRun(this.runner, this.seed));
  }

  /** The most frequent first, and of those that were seen as often, give or take a hundredth of all, the simplest. */
  endings(): Endings {
    const share = ({ schedules }: Seen) => Math.floor((100 * schedules) / this.schedules);
    const all = [...this.seen.values()].sort((a, b) => share(b) - share(a) || a.switches - b.switches);
    const verdicts = [...new Set(all.map(({ verdict }) => verdict))];
    const firsts = verdicts.map((verdict) => all.find((each) => each.verdict === verdict)!);
    const shown = all.filter((each, index) => index < MAX_SHOWN || firsts.includes(each));
    const rest = [...all.filter((each) => !shown.includes(each)).map(({ schedules }) => schedules)];
    const others = [...rest, ...this.others.values()];
    return {
      shown: shown.map((each) => this.simplest(each)),
      others: { count: others.length, schedules: others.reduce((sum, count) => sum + count, 0) },
    };
  }

  /** What else was found: one run for each verdict that `told` does not tell of. */
  further(told: readonly Verdict[]): readonly ExplainedRun[] {
    const { runner, seed } = this;
    const runs = [...this.witnesses]
      .filter(([verdict]) => !told.includes(verdict))
      .map(([, found]) => {
        const { schedule } = shrink(runner, found, seed);
        return explain(runner, schedule, seed, found.contextSwitches);
      });
    const inOrder =
      told.includes('deadlock') || told.includes('lock-order') || this.witnesses.has('deadlock');
    const cycle = inOrder ? undefined : runner.potentialDeadlock();
    return cycle === undefined ? runs : [...runs, explainLockOrder(runner, cycle, seed)];
  }

  private simplest({ verdict, output, run, schedules }: Seen): ProgramEnding {
    const found = witnessOf(this.runner, run);
    const { schedule, preemptions } = shrink(this.runner, found, this.seed, ATTEMPTS, endTheSame);
    const shown = output.slice(0, MAX_OUTPUT);
    return { verdict, output: shown, schedules, schedule: encodeSchedule(schedule), preemptions };
  }
}

function endTheSame(a: Witness, b: Witness): boolean {
  return a.output === b.output && endingOf(a.findings) === endingOf(b.findings);
}

function endingOf(findings: readonly Finding[]): Verdict {
  return findings.find(({ kind }) => !NO_ENDINGS.includes(kind))?.kind ?? 'accepted';
}

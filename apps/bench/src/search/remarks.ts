import type { Published } from './published';

/** The same trials were run with every access as an event, instead of only those that the locks leave unordered. */
const granularity = (everyAccess: number): string =>
  `other events: with every access one, it is ${everyAccess} here`;

const wholeSearch = (bugAt: number): string =>
  `the whole search is counted, which has more classes than the published one ran: the bug shows at ${bugAt}`;

/** What we found when we looked why a strategy needs more schedules here than it was published to need. */
const REMARKS: Readonly<Record<string, Partial<Readonly<Record<keyof Published, string>>>>> = {
  account: { pos: granularity(14.9) },
  circular_buffer: { dpor: wholeSearch(4) },
  deadlock01: {
    dpor: 'the accesses to the counter, under different locks, are ordered both ways in the runs that deadlock',
  },
  lazy01: { surw: granularity(1.3) },
  queue: { dpor: wholeSearch(1) },
  stack: {
    'pct-3': `published rounded; ${granularity(3.5)}`,
    pos: granularity(1.7),
    dpor: wholeSearch(2),
  },
  twostage_20: {
    'pct-3': `${granularity(1070)}; the main task's 40 starts and joins are choices too`,
    pos: `${granularity(2432)}; the main task's 40 starts and joins are choices too`,
    surw: `the reader starts last, when some of the 19 writers are past the lock already; ${granularity(9)}`,
  },
  wronglock_3: {
    dpor: 'a failed check ends the run, so the count depends on when it does: without the check there are 360 classes, and it runs 360; the bug shows at 7',
  },
};

export function remark(model: string, strategy: keyof Published): string {
  return REMARKS[model]?.[strategy] ?? 'not looked into';
}

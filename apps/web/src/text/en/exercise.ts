import type { ProgressEvent } from '../../api/answers';

export const exercise = {
  statement: 'Statement',
  hints: (seen: number, all: number) => `Hints ${seen}/${all}`,
  nextHint: 'Show the next hint',
  noHints: 'There are no hints for this exercise.',
  allHints: 'These are all the hints.',
  attempts: 'Attempts',
  noAttempts: 'You have not submitted anything yet. Run your program first; submit it when it passes.',
  attempt: (number: number) => `Attempt ${number}`,
  restore: 'Restore',
  compare: 'Compare with the editor',
  signs: '- in this attempt · + in the editor',
  compareEnd: 'Close the comparison',
  openRun: 'Open its failing run',
  language: 'Language',
  run: 'Run',
  submit: 'Submit',
  runKey: 'Ctrl/⌘ Enter',
  submitKey: 'Shift Ctrl/⌘ Enter',
  keys: 'Ctrl/⌘ Enter: run · Shift Ctrl/⌘ Enter: submit · Esc, then Tab: leave the editor',
  withdrawn:
    'This exercise is not part of the assignment any more. What you have written is kept in this browser; ask your teacher.',
  printed: 'What it printed',
  reset: 'Reset to the starter',
  replaced: 'What was in the editor before is kept.',
  bringBack: 'Bring it back',
  editor: 'Your program',
  starting: 'Getting ready…',
  loadingPython: (percent: number) => `Python is loaded into this browser, once: ${percent} %`,
  progress: (done: number, of: number, schedules: number, strategy: string) =>
    `test ${done + 1} of ${of} · ${schedules} schedules · ${strategy}`,
  onServerOnly: 'The tests of this exercise run on the server only: press Submit.',
  waitingForServer: 'The server does not answer. This goes on as soon as it does.',
  notGraded:
    'It could not be graded. That is not your mistake: whoever runs this Heddle can have it graded again. You may also submit it once more.',
  queued: 'Queued: the server grades it as soon as a worker is free.',
  /** Of a submission that is not graded yet. */
  live: (progress: ProgressEvent) =>
    progress.phase === 'queued'
      ? `Queued: ${ordinal(progress.position)} in line.`
      : `test ${Math.min(progress.done + 1, progress.of)} of ${progress.of} · exploring ${number(progress.schedules)} of ${number(progress.budget)} · ${progress.strategy}`,
  cannotBeShown:
    'This run was recorded by another version of Heddle, and cannot be shown step by step. Submit the program again to see it.',
  result: 'Result',
  ranHere: 'public tests, run in this browser; nothing was submitted',
  graded: 'graded',
  changedSince: 'Your program has changed since this result.',
  nothingYet: 'Press Run: the public tests run here, and what goes wrong can be stepped through.',
  tests: 'Tests',
  points: 'Points',
  exhaustive: (count: number) =>
    count === 1 ? 'the only interleaving was run' : `all ${number(count)} interleavings were run`,
  bounded: (count: number, bound: number | null) =>
    `${number(count)} schedules${bound === null ? '' : `, all with up to ${bound} ${bound === 1 ? 'preemption' : 'preemptions'}`}`,
  hidden: 'hidden',
  show: 'Step through it',
  said: (test: string, what: string) => `${test}: ${what}`,
  atLine: (line: number, said: string) => `line ${line}: ${said}`,
  notRun: 'It could not be run here',
  problem: 'What stands in its way',
  noRun: 'This attempt has no failing run to be shown.',
  whichTest: 'Which test?',
  back: 'Back to the exercise',
};

const number = (value: number) => value.toLocaleString('en');

function ordinal(place: number): string {
  const form = new Intl.PluralRules('en', { type: 'ordinal' }).select(place);
  return `${place}${{ zero: 'th', one: 'st', two: 'nd', few: 'rd', many: 'th', other: 'th' }[form]}`;
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@heddle/verdict';
import {
  renderBatch,
  renderCsv,
  renderExercism,
  renderGradescope,
  renderJUnit,
  renderReplay,
  renderTerminal,
} from '.';
import { forStudent } from './for-student';
import { PLAIN } from './terminal/style';
import type { ReportOptions } from './terminal/options';
import { accepted, acceptedReport, rejected, reportWith, scenarioOf } from './testing/fixture-reports';
import { mutexFirst, semaphoreForks } from './testing/circle-runs';
import { endlessLoop, endlessMicrotasks, endlessTurn } from './testing/endless-runs';
import * as runs from './testing/fixture-runs';

const FOLDER = join(__dirname, '../golden');

/** Refreshing is explicit (`HEDDLE_UPDATE_GOLDEN=1 npm run jest libs/report`); read the diff before committing it. */
function expectGolden(file: string, text: string): void {
  const path = join(FOLDER, file);
  if (process.env['HEDDLE_UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : `${file} is missing`).toBe(text);
}

function options(extra: Partial<ReportOptions> = {}): ReportOptions {
  const commands = { exercise: 'exercises/fixture', submission: 'solution.ts', hasHints: true };
  return { language: 'en', style: PLAIN, verbose: false, rows: 12, commands, ...extra };
}

const SOURCE = Array.from({ length: 40 }, (_, index) =>
  index === 6 ? '  counter += 1;' : `  // line ${index + 1}`,
).join('\n');
const OTHER = accepted('another test');

const REPORTS: readonly (readonly [string, Report])[] = [
  ['accepted', acceptedReport()],
  ['data-race', reportWith([scenarioOf(runs.lostUpdate()), OTHER])],
  ['data-race-half-locked', reportWith([scenarioOf(runs.halfLocked())])],
  ['data-race-two-locks', reportWith([scenarioOf(runs.locksOfTheirOwn())])],
  ['deadlock', reportWith([scenarioOf(runs.crossTransfer()), OTHER])],
  ['deadlock-semaphores', reportWith([scenarioOf(semaphoreForks())])],
  ['deadlock-signal', reportWith([scenarioOf(mutexFirst())])],
  ['deadlock-self', reportWith([scenarioOf(runs.selfDeadlock())])],
  ['lost-wakeup', reportWith([scenarioOf(runs.lostNotification())])],
  ['lost-wakeup-event', reportWith([scenarioOf(runs.pulse())])],
  ['stuck', reportWith([scenarioOf(runs.neverSet())])],
  ['stuck-semaphore', reportWith([scenarioOf(runs.permitNotGivenBack())])],
  ['stuck-in-the-test', reportWith([scenarioOf(runs.inTheTest())])],
  ['leak', reportWith([scenarioOf(runs.leakedLock())])],
  ['wrong-result', reportWith([scenarioOf(runs.notAtomic())])],
  ['wrong-result-crowded', reportWith([scenarioOf(runs.crowded())])],
  ['wrong-result-overwritten', reportWith([scenarioOf(runs.overwrittenStock())])],
  ['wrong-result-in-order', reportWith([scenarioOf(runs.inOrder())])],
  ['wrong-result-answers', reportWith([scenarioOf(runs.asTheyCome())])],
  ['wrong-result-by-itself', reportWith([scenarioOf(runs.byItself())])],
  ['exception-of-the-test', reportWith([scenarioOf(runs.notAFunction())])],
  ['exception-let-through', reportWith([scenarioOf(runs.letThrough())])],
  ['exception-without-a-line', reportWith([scenarioOf(runs.rejectedWithText())])],
  ['endless-loop', reportWith([scenarioOf(endlessLoop())])],
  ['endless-microtasks', reportWith([scenarioOf(endlessMicrotasks())])],
  ['endless-turn', reportWith([scenarioOf(endlessTurn())])],
  ['exception', reportWith([scenarioOf(runs.uncaught())])],
  ['exception-in-between', reportWith([scenarioOf(runs.poppedInBetween())])],
  ['livelock', reportWith([scenarioOf(runs.politeForever())])],
  ['step-limit', reportWith([scenarioOf(runs.endless('step-limit'))])],
  ['output-limit', reportWith([scenarioOf(runs.endless('output-limit'))])],
  ['not-concurrent', reportWith([scenarioOf(runs.unreached()), OTHER])],
  ['not-linearizable', reportWith([scenarioOf(runs.soldTwice())])],
  ['busy-wait', reportWith([scenarioOf(runs.spinning())])],
  ['lock-order', reportWith([scenarioOf(runs.oneAfterTheOther()), OTHER])],
  [
    'compile-error',
    rejected('compile-error', {
      diagnostics: [{ severity: 'error', message: 'Unexpected token, expected ","', line: 7, column: 11 }],
    }),
  ],
  [
    'forbidden',
    rejected('forbidden', {
      diagnostics: [{ severity: 'error', message: 'eval is not available here.', line: 7, column: 3 }],
    }),
  ],
  ['time-limit', rejected('time-limit', { message: 'The program did not finish within 20 s.' })],
  [
    'memory-limit',
    rejected('memory-limit', { message: 'The program needed more memory than the 96 MB it may use.' }),
  ],
  [
    'grader-error',
    rejected('grader-error', { message: 'The grader process ended twice without an answer.' }),
  ],
];

describe('a report on a terminal', () => {
  it.each(REPORTS)('tells %s in English', (name, report) => {
    expectGolden(`${name}.en.txt`, renderTerminal(report, options({ source: SOURCE })));
  });

  it.each(REPORTS)('tells %s in Chinese', (name, report) => {
    expectGolden(`${name}.zh.txt`, renderTerminal(report, options({ source: SOURCE, language: 'zh' })));
  });

  it('shows every step when asked to', () => {
    const report = reportWith([scenarioOf(runs.uncaught()), scenarioOf(runs.notAtomic())]);
    expectGolden('verbose.en.txt', renderTerminal(report, options({ source: SOURCE, verbose: true })));
  });

  it('shows a student nothing of a hidden scenario but the own code', () => {
    const report = reportWith([OTHER, scenarioOf(runs.crossTransfer(), 'hidden')]);
    expectGolden('hidden.en.txt', renderTerminal(forStudent(report), options({ source: SOURCE })));
  });

  it('says how a goal was reached, and of how many schedules nothing can be said', () => {
    const token = 'h1.fixture.NDIyZDQKMTIzNDU2NzgKdHdv';
    const goal = { token, steps: 31, preemptions: 1, reachedAt: 2 };
    const [, , bounded] = acceptedReport().scenarios;
    const report = reportWith([
      { ...OTHER, goal },
      { ...bounded!, search: { ...bounded!.search, undecided: 17 } },
    ]);
    expectGolden('goal-and-undecided.en.txt', renderTerminal(report, options({ verbose: true })));
    expectGolden(
      'goal-and-undecided.zh.txt',
      renderTerminal(report, options({ verbose: true, language: 'zh' })),
    );
  });

  it('tells a student nothing of the calls that a hidden scenario makes', () => {
    const report = reportWith([OTHER, scenarioOf(runs.soldTwice(), 'hidden')]);
    expectGolden(
      'hidden-not-linearizable.en.txt',
      renderTerminal(forStudent(report), options({ source: SOURCE })),
    );
  });

  it('shows a replay step by step', () => {
    const { failure } = scenarioOf(runs.lostUpdate());
    expectGolden(
      'replay.en.txt',
      renderReplay('fixture · two threads', 'data-race', failure!, options({ source: SOURCE })),
    );
  });
});

describe('a report for other tools', () => {
  const report = reportWith([scenarioOf(runs.lostUpdate()), scenarioOf(runs.uncaught(), 'hidden'), OTHER]);
  const hostile = reportWith([OTHER], { submission: '=HYPERLINK("http://x")\u001b[2J<script>.ts' });
  const unrun = rejected('compile-error', { message: 'The file is empty.' });

  it('is JUnit XML', () => expectGolden('junit.xml', renderJUnit([report, hostile, unrun])));
  it('is what Gradescope reads', () => expectGolden('gradescope.json', renderGradescope(report)));
  it('is what Exercism reads', () => expectGolden('exercism.json', renderExercism(report)));
  it('is what Exercism reads when nothing ran', () =>
    expectGolden('exercism-error.json', renderExercism(unrun)));
  it('is a table for a spreadsheet', () => {
    expectGolden(
      'batch.csv',
      renderCsv([report, hostile, unrun], [{ submission: '@gone.ts', error: 'no such file' }]),
    );
  });
  it('is a summary of a batch', () => {
    const entries = [
      { report },
      { report: hostile },
      { report: unrun },
      { submission: 'gone.ts', error: 'There is no such file.' },
    ];
    expectGolden('batch.en.txt', renderBatch(entries, { language: 'en', style: PLAIN }));
    expectGolden('batch.zh.txt', renderBatch(entries, { language: 'zh', style: PLAIN }));
  });
});

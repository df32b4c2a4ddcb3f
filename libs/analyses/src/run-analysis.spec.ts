import { Ending, ObjectKind } from '@heddle/trace';
import type { Finding } from '@heddle/verdict';
import { byExplanation, RunAnalysis } from './run-analysis';
import { sitesOf, traceOf, type TraceTable } from './testing/trace-table';

function kindsFound(table: TraceTable): string[] {
  const trace = traceOf(table);
  return new RunAnalysis().analyse(trace, sitesOf(trace)).findings.map(({ kind }) => kind);
}

const racing: TraceTable['rows'] = [
  [0, 'Start', 1],
  [0, 'Start', 2],
  [1, 'Write'],
  [2, 'Write'],
];

describe('RunAnalysis', () => {
  it('finds nothing in a run that is fine', () => {
    expect(
      kindsFound({
        rows: [
          [0, 'Write'],
          [0, 'End', 0],
        ],
      }),
    ).toEqual([]);
  });

  it('puts what explains more first', () => {
    const table: TraceTable = {
      rows: [...racing, [1, 'Acquire', 0]],
      objects: [ObjectKind.Lock],
      ending: Ending.Blocked,
      pending: [[1, 'Acquire', 0]],
    };

    expect(kindsFound(table)).toEqual(['deadlock', 'data-race']);
  });

  it('finds a leaked lock in a completed run', () => {
    expect(
      kindsFound({
        rows: [
          [0, 'Acquire'],
          [0, 'End', 0],
        ],
        objects: [ObjectKind.Lock],
      }),
    ).toEqual(['leak']);
  });

  it('finds races in a run that a limit ended', () => {
    expect(kindsFound({ rows: racing, ending: Ending.StepLimit })).toEqual(['step-limit', 'data-race']);
  });

  it('hands on the unordered sites', () => {
    const trace = traceOf({ rows: racing });

    expect(new RunAnalysis().analyse(trace, sitesOf(trace)).unorderedSites).toEqual([3, 4]);
  });
});

describe('byExplanation', () => {
  it('lets a race explain a wrong result', () => {
    const wrong: Finding = { kind: 'wrong-result', message: '' };
    const access = { step: 0, task: 0, site: 0, write: true, locks: [] };
    const race: Finding = { kind: 'data-race', location: 0, first: access, second: access };

    expect(byExplanation([wrong, race])).toEqual([race, wrong]);
  });
});

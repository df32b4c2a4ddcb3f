import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report, Verdict } from '@heddle/verdict';
import { StoredResults } from './stored-results';

function report(verdict: Verdict): Report {
  return {
    schema: 'heddle-report/1',
    exercise: { id: 'demo', version: '0' },
    language: 'typescript',
    submission: 'a.ts',
    engine: 'heddle',
    seed: 1,
    verdict,
    score: 0,
    maxScore: 1,
    diagnostics: [],
    scenarios: [],
    timing: { totalMs: 0, schedulesPerSecond: 0 },
  };
}

function file(): string {
  return join(mkdtempSync(join(tmpdir(), 'heddle-results-')), 'deep', 'demo.jsonl');
}

describe('the results of a batch', () => {
  it('are found again by a resumed batch, under the name of today', () => {
    const path = file();
    new StoredResults(path, false).add('key', report('deadlock'));

    const found = new StoredResults(path, true).find('key', 'b.ts');
    expect(found).toMatchObject({ verdict: 'deadlock', submission: 'b.ts' });
  });

  it('start afresh without --resume', () => {
    const path = file();
    new StoredResults(path, false).add('key', report('deadlock'));
    expect(new StoredResults(path, false).find('key', 'a.ts')).toBeUndefined();
  });

  it('survive half a line, as an interrupted batch leaves it', () => {
    const path = file();
    new StoredResults(path, false).add('key', report('deadlock'));
    appendFileSync(path, '{"key":"other","report":{"sch');
    const resumed = new StoredResults(path, true);
    expect(resumed.find('key', 'a.ts')).toBeDefined();
    expect(resumed.find('other', 'a.ts')).toBeUndefined();
  });

  it('do not keep our own mistakes', () => {
    const path = file();
    new StoredResults(path, false).add('key', report('grader-error'));
    expect(new StoredResults(path, true).find('key', 'a.ts')).toBeUndefined();
  });
});

import { forStudent } from './for-student';
import { reportWith, scenarioOf } from './testing/fixture-reports';
import { crossTransfer, lostUpdate, notAtomic, uncaught } from './testing/fixture-runs';

describe("a student's report", () => {
  const fixtures = [crossTransfer(), lostUpdate(), notAtomic(), uncaught()];
  const report = reportWith(fixtures.map((fixture) => scenarioOf(fixture, 'hidden')));
  const text = JSON.stringify(forStudent(report));

  it('keeps verdict, points and kind of a hidden scenario', () => {
    const [first] = forStudent(report).scenarios;
    expect(first).toMatchObject({
      name: 'hidden-1',
      verdict: 'deadlock',
      score: 0,
      maxScore: 4,
      visibility: 'hidden',
    });
    expect(first?.failure?.kind).toBe('deadlock');
  });

  it.each(fixtures.map(({ title }) => title.en))('does not name "%s"', (title) => {
    expect(text).not.toContain(title);
    expect(text).not.toContain(title.replaceAll(' ', '-'));
  });

  it('holds no assertion, exception text, output, token or task name', () => {
    expect(text).not.toContain('expected');
    expect(text).not.toContain('TypeError');
    expect(text).not.toContain('got ');
    expect(text).not.toContain('h1.');
    expect(text).not.toContain('transfer(a, b)');
  });

  it('holds no step of the harness, hidden or not', () => {
    const shown = forStudent(reportWith(fixtures.map((fixture) => scenarioOf(fixture))));
    const sources = shown.scenarios.flatMap(
      ({ failure }) => failure?.trace.map(({ source }) => source) ?? [],
    );
    expect(new Set(sources)).toEqual(new Set(['submission']));
  });

  it('still explains the schedule in the own code', () => {
    expect(forStudent(report).scenarios[0]?.failure?.explanation).toContain('T1 holds a.lock (line 14)');
  });

  it('leaves the report itself as it was', () => {
    const before = JSON.stringify(report);
    forStudent(report);
    expect(JSON.stringify(report)).toBe(before);
  });

  it('does not say of a hidden scenario with how many it was run', () => {
    const made = scenarioOf(lostUpdate(), 'hidden');
    const scenario = {
      ...made,
      size: 77,
      search: { ...made.search, sizes: [77, 78] },
      failure: { ...made.failure!, size: 77 },
    };

    expect(JSON.stringify(forStudent(reportWith([scenario])).scenarios)).not.toMatch(/"sizes?"/);
  });

  it('does not say of a hidden scenario what it calls the thread that somebody waits for', () => {
    const made = scenarioOf(lostUpdate(), 'hidden');
    const joins = { task: 0, holder: 1, on: 'task', object: 'second customer', line: 0 } as const;
    const scenario = { ...made, failure: { ...made.failure!, waitFor: [joins] } };

    expect(JSON.stringify(forStudent(reportWith([scenario])).scenarios)).not.toContain('customer');
  });
});

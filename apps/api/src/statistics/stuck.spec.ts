import type { Attempt } from './attempts';
import { statisticsOf } from './attempts';
import { stuckAt } from './stuck';

const attempt = (number: number, ...failed: string[]): Attempt => ({
  id: String(number),
  assignmentId: 'a',
  slug: 'lost-update',
  userId: 'u',
  attempt: number,
  submittedAt: new Date(number * 60_000),
  verdict: failed.length === 0 ? 'accepted' : 'data-race',
  failed: failed.map((name) => ({ name, title: { en: name, zh: name } })),
});

describe('somebody', () => {
  it('is stuck whose last five attempts failed the same scenario', () => {
    const all = [attempt(1, 'two'), ...[2, 3, 4, 5, 6].map((n) => attempt(n, 'one', 'three'))];
    expect(stuckAt(all)).toMatchObject({ scenario: { name: 'one' }, times: 5 });
  });

  it('is not stuck after four, nor once it has passed', () => {
    expect(stuckAt([1, 2, 3, 4].map((n) => attempt(n, 'one')))).toBeUndefined();
    expect(stuckAt([...[1, 2, 3, 4, 5].map((n) => attempt(n, 'one')), attempt(6)])).toBeUndefined();
  });
});

it('statistics count verdicts by attempt, minutes until solved, and the scenarios that stop somebody now', () => {
  const other = { ...attempt(1, 'one'), userId: 'v' };
  expect(statisticsOf('lost-update', [attempt(1, 'one'), other, attempt(4)])).toMatchObject({
    students: 2,
    accepted: 1,
    medianAttempts: 4,
    attempts: [
      { accepted: 0, others: 2 },
      { accepted: 0, others: 0 },
      { accepted: 0, others: 0 },
      { accepted: 1, others: 0 },
    ],
    minutesToSolve: [3],
    scenarios: [{ title: { en: 'one' }, students: 1 }],
  });
});

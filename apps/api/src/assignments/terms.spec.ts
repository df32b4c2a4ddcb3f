import type { Assignment, Extension } from '@heddle/database';
import { countingOf } from './counting';
import { afterLateness, daysLate, termsFor } from './terms';

const at = (text: string) => new Date(`2026-03-${text}:00Z`);

const assignment: Assignment = {
  id: '',
  courseId: '',
  title: '',
  opensAt: at('01T08:00'),
  dueAt: at('08T12:00'),
  cutOffAt: null,
  latePercentPerDay: 0,
  maxAttempts: 3,
  languages: ['typescript'],
  counts: 'best',
  createdAt: at('01T08:00'),
};

const extension: Extension = {
  assignmentId: '',
  userId: '',
  dueAt: at('10T12:00'),
  extraAttempts: 2,
  reason: '',
  createdAt: at('01T08:00'),
};

describe('the terms for a student', () => {
  it('end with the due date, unless lateness only costs points', () => {
    expect(termsFor(assignment, undefined).lastMoment).toEqual(assignment.dueAt);
    expect(termsFor({ ...assignment, latePercentPerDay: 10 }, undefined).lastMoment).toBeNull();
  });

  it('move with an extension, the cut-off too', () => {
    const withCutOff = { ...assignment, cutOffAt: at('09T12:00') };
    expect(termsFor(withCutOff, extension)).toMatchObject({
      dueAt: at('10T12:00'),
      lastMoment: at('11T12:00'),
      maxAttempts: 5,
    });
  });
});

describe('lateness', () => {
  const terms = termsFor({ ...assignment, latePercentPerDay: 30 }, undefined);

  it.each([
    ['08T12:00', 0],
    ['08T12:01', 1],
    ['09T12:00', 1],
    ['09T12:01', 2],
  ])('at %s is %i days begun', (time, days) => {
    expect(daysLate(at(time), terms)).toBe(days);
  });

  it('takes points off, and never more than there are', () => {
    expect([0, 1, 3, 4].map((days) => afterLateness(10, days, terms))).toEqual([10, 7, 1, 0]);
  });
});

describe('what counts', () => {
  const terms = termsFor({ ...assignment, latePercentPerDay: 30 }, undefined);
  const submitted = (attempt: number, time: string, score: number) => ({
    id: String(attempt),
    attempt,
    submittedAt: at(time),
    verdict: 'x',
    score,
  });
  const all = [submitted(3, '09T00:00', 10), submitted(1, '02T00:00', 4), submitted(2, '03T00:00', 8)];

  it('is the best after what is taken off, of equals the first', () => {
    expect(countingOf(all, 'best', terms)).toMatchObject({ id: '2', counts: 8 });
    const equal = [submitted(2, '03T00:00', 8), submitted(1, '02T00:00', 8)];
    expect(countingOf(equal, 'best', terms)).toMatchObject({ id: '1' });
  });

  it('is the last, or nothing', () => {
    expect(countingOf(all, 'last', terms)).toMatchObject({ id: '3', counts: 7 });
    expect(countingOf([], 'last', terms)).toBeUndefined();
  });
});

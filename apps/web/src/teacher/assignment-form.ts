import type { Assignment, NewAssignment, ProgrammingLanguage } from '../api/answers';

/** An assignment as its form has it: dates as the browser's inputs do, in local time; empty for none. */
export interface AssignmentForm {
  readonly title: string;
  readonly opensAt: string;
  readonly dueAt: string;
  readonly cutOffAt: string;
  readonly latePercentPerDay: number;
  /** Null: any number. */
  readonly maxAttempts: number | null;
  readonly languages: readonly ProgrammingLanguage[];
  readonly counts: 'best' | 'last';
  readonly exerciseVersions: readonly string[];
}

export function emptyForm(now: Date): AssignmentForm {
  return {
    title: '',
    opensAt: toInput(now.toISOString()),
    dueAt: '',
    cutOffAt: '',
    latePercentPerDay: 0,
    maxAttempts: null,
    languages: ['typescript'],
    counts: 'best',
    exerciseVersions: [],
  };
}

export function formOf(assignment: Assignment): AssignmentForm {
  const { dueAt, cutOffAt, latePercentPerDay } = assignment;
  // Without a cut-off of its own, the API answers what follows from the due date.
  const hasCutOff = cutOffAt !== null && (latePercentPerDay > 0 || cutOffAt !== dueAt);
  return {
    title: assignment.title,
    opensAt: toInput(assignment.opensAt),
    dueAt: dueAt === null ? '' : toInput(dueAt),
    cutOffAt: hasCutOff ? toInput(cutOffAt) : '',
    latePercentPerDay,
    maxAttempts: assignment.maxAttempts,
    languages: assignment.languages,
    counts: assignment.counts,
    exerciseVersions: assignment.exercises.map(({ exerciseVersion }) => exerciseVersion),
  };
}

export function requestOf(form: AssignmentForm): NewAssignment {
  return {
    ...form,
    opensAt: fromInput(form.opensAt) ?? new Date().toISOString(),
    dueAt: fromInput(form.dueAt),
    cutOffAt: fromInput(form.cutOffAt),
    languages: [...form.languages],
    exerciseVersions: [...form.exerciseVersions],
  };
}

/** `2026-03-01T09:30`, local time. */
export function toInput(time: string): string {
  const date = new Date(time);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function fromInput(value: string): string | null {
  return value === '' ? null : new Date(value).toISOString();
}

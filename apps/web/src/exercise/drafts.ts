import type { ProgrammingLanguage } from '../api/answers';

/** What somebody has typed, kept in this browser until they start from the beginning: for each person, exercise, language. */
export interface DraftKey {
  readonly user: string;
  readonly assignment: string;
  readonly exercise: string;
  readonly language: ProgrammingLanguage;
}

export function readDraft(key: DraftKey): string | undefined {
  return localStorage.getItem(nameOf(key)) ?? undefined;
}

/** A browser without room loses the draft at its end, and nothing now. */
export function keepDraft(key: DraftKey, text: string): void {
  try {
    localStorage.setItem(nameOf(key), text);
  } catch {
    // The text is in the editor all the same.
  }
}

export function dropDraft(key: DraftKey): void {
  localStorage.removeItem(nameOf(key));
}

function nameOf({ user, assignment, exercise, language }: DraftKey): string {
  return `heddle.draft.${user}.${assignment}.${exercise}.${language}`;
}

import { useEffect, useState } from 'react';
import type { ProgrammingLanguage } from '../api/answers';

/** What somebody has typed, kept in this browser until they start from the beginning: for each person, exercise, language. */
export interface DraftKey {
  readonly user: string;
  readonly assignment: string;
  readonly exercise: string;
  readonly language: ProgrammingLanguage;
}

/** What somebody has typed, the same in every tab; and how to type something else, undefined: the starter again. */
export function useDraft(
  key: DraftKey,
  starter: string,
): readonly [string, (text: string | undefined) => void] {
  const name = nameOf(key);
  const [source, setSource] = useState(() => localStorage.getItem(name) ?? starter);
  useEffect(() => {
    // Else the tab that types last would keep its own text over what was typed elsewhere.
    const follow = (event: StorageEvent) => event.key === name && setSource(event.newValue ?? starter);
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, [name, starter]);
  const edit = (text: string | undefined) => {
    setSource(text ?? starter);
    keep(name, text);
  };
  return [source, edit];
}

/** A browser without room loses the draft at its end, and nothing now. */
function keep(name: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // The text is in the editor all the same.
  }
}

function nameOf({ user, assignment, exercise, language }: DraftKey): string {
  return `heddle.draft.${user}.${assignment}.${exercise}.${language}`;
}

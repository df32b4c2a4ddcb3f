import type { Failure, ProgramReport, Report } from '@heddle/verdict';

/** One line of JSON. What a terminal would obey inside a string is escaped, which is the same JSON. */
export function renderJson(
  value: Report | ProgramReport | Failure | { readonly submission: string; readonly error: string },
): string {
  return JSON.stringify(value).replaceAll(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

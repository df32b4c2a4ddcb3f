export const LANGUAGES = ['typescript', 'python'] as const;

/** A language that exercises can be solved in; also the name of its folder in the package. */
export type Language = (typeof LANGUAGES)[number];

const EXTENSIONS: Readonly<Record<Language, string>> = { typescript: '.ts', python: '.py' };

export function extensionOf(language: Language): string {
  return EXTENSIONS[language];
}

/** The language of a file by its name, or undefined if nothing here reads it. */
export function languageOf(file: string): Language | undefined {
  return LANGUAGES.find((language) => file.endsWith(EXTENSIONS[language]));
}

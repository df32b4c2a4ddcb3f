/** How something that is said in English is said in Chinese: what each group of the pattern stands for stays as it is. */
export type Phrase = readonly [RegExp, (...parts: readonly string[]) => string];

/** The whole text by the first phrase that is all of it; undefined: there is none. */
export function byPhrase(phrases: readonly Phrase[], text: string): string | undefined {
  for (const [pattern, chinese] of phrases) {
    const found = pattern.exec(text);
    if (found !== null) return chinese(...found.slice(1));
  }
  return undefined;
}

/** Who writes Chinese needs no translation. */
export function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

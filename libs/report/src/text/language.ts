/** The languages that people read reports in. */
export type ReaderLanguage = 'en' | 'zh';

/** One piece of text in every language that people read reports in. */
export type Text = Readonly<Record<ReaderLanguage, string>>;

/** Several sentences as one text: English wants a space between two, Chinese none. */
export function sentences(...texts: readonly (Text | undefined)[]): Text {
  const present = texts.filter((text) => text !== undefined);
  return {
    en: present.map(({ en }) => en).join(' '),
    zh: present.map(({ zh }) => zh).join(''),
  };
}

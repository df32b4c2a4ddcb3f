import type { ReaderLanguage } from '../text/language';
import { byPhrase, isChinese, type Phrase } from './phrasebook';

/** What a harness's checks say around the teacher's own words. */
const CHECKS: readonly Phrase[] = [
  [
    /^(?!there )(.+?) (?:was|were) (.+), with (.+) at index (\d+), expected (.+)$/s,
    (what, actual, got, index, expected) =>
      `${what}：得到 ${actual}，其中下标 ${index} 处是 ${got === 'nothing' ? '没有' : got}，应为 ${expected === 'nothing' ? '没有' : expected}`,
  ],
  [
    /^(?!there )(.+?) (?:was|were) (.+) from character (\d+) on, expected (.+)$/s,
    (what, actual, from, expected) => `${what}：从第 ${from} 个字符起得到 ${actual}，应为 ${expected}`,
  ],
  [
    /^(?!there )(.+?) (?:was|were) (.+), expected (.+)$/s,
    (what, actual, expected) => `${what}：得到 ${actual}，应为 ${expected}`,
  ],
  [
    /^(.+) (?:threw|raised) (.+), expected (\S+)$/s,
    (what, got, name) => `${what}：抛出了 ${got}，应抛出 ${name}`,
  ],
  [
    /^(.+) did not (?:throw|raise), expected (\S+)$/s,
    (what, name) => `${what}：没有抛出异常，应抛出 ${name}`,
  ],
  [/^(.+) did not throw$/s, (what) => `${what}：没有抛出异常`],
  [/^a check failed$/, () => '一项检查没有通过'],
];

/** What a harness said, for a reader; in Chinese a sentence of its own English is quoted, not passed off as ours. */
export function harnessText(text: string, language: ReaderLanguage): string {
  if (language === 'en' || isChinese(text)) return text;
  return byPhrase(CHECKS, text) ?? `测试说：“${text}”`;
}

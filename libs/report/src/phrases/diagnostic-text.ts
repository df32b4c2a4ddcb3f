import type { ReaderLanguage } from '../text/language';
import { COMPILERS } from './compilers';
import { byPhrase, isChinese } from './phrasebook';
import { REFUSALS } from './refusals';

const PHRASES = [...REFUSALS, ...COMPILERS];

/** What is said of a whole submission, for a reader; what there is no translation of stays as it is. */
export function messageText(message: string, language: ReaderLanguage): string {
  return language === 'en' ? message : (byPhrase(REFUSALS, message) ?? message);
}

/** What a compiler says of a line, for a reader; in Chinese what there is no translation of is quoted. */
export function diagnosticText(message: string, language: ReaderLanguage): string {
  if (language === 'en' || isChinese(message)) return message;
  return byPhrase(PHRASES, message) ?? `编译器说：“${message}”`;
}

import type { Dictionary } from './dictionary';
import { en } from './en';
import { zh } from './zh';

export type { Dictionary } from './dictionary';
export type Language = 'en' | 'zh';

export const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { en, zh };

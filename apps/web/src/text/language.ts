import { useSyncExternalStore } from 'react';
import { en } from './en';

export type Language = 'en' | 'zh';
export type Texts = typeof en;

const KEY = 'heddle.language';
const listeners = new Set<() => void>();
let current: { readonly language: Language; readonly texts: Texts } = { language: 'en', texts: en };

/** What was chosen the last time; else what the browser asks for. */
export function initialLanguage(): Language {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'en' || chosen === 'zh') return chosen;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}

export async function setLanguage(language: Language): Promise<void> {
  const texts = language === 'en' ? en : (await import('./zh')).zh;
  current = { language, texts };
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  for (const listener of listeners) listener();
}

/** What somebody chooses is remembered in this browser. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  await setLanguage(language);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Every text of the client, in the language that is on. A text with something in it is a function. */
export function useText(): Texts {
  return useSyncExternalStore(subscribe, () => current.texts);
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => current.language);
}

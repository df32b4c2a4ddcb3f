import { createContext, useContext } from 'react';
import { conflictingPair, type Story } from '../model';
import { DICTIONARIES, type Dictionary, type Language } from '../text';
import { Sentences } from '../text/sentences';

/** What every part of the view says things with. */
export interface Reading {
  readonly words: Dictionary;
  readonly say: Sentences;
  /** The other access of the race that a step is one of. */
  readonly racesWith: (index: number) => number | undefined;
}

const Context = createContext<Reading | undefined>(undefined);

export const ReadingProvider = Context.Provider;

export function readingOf(story: Story, language: Language): Reading {
  const words = DICTIONARIES[language];
  const pair = conflictingPair(story);
  return {
    words,
    say: new Sentences(words, story),
    racesWith: (index) =>
      index === pair?.first ? pair.second : index === pair?.second ? pair.first : undefined,
  };
}

export function useReading(): Reading {
  const reading = useContext(Context);
  if (reading === undefined) throw new Error('a part of the explorer is used outside of it');
  return reading;
}

import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { Timeline, type Story } from '../model';
import { DICTIONARIES, type Language } from '../text';
import type { Play as PlayOn, Repair as RunAgain } from './modes';
import { Play } from './Play';
import { Predict } from './Predict';
import { readingOf, ReadingProvider } from './reading';
import { Repair } from './Repair';
import type { SourceFile } from './Run';
import { Watch } from './Watch';
import './explorer.css';

export type Mode = 'watch' | 'play' | 'predict' | 'repair';

export interface ExplorerProps {
  readonly story: Story;
  readonly language: Language;
  /** The student's file that the run is of; absent: it may not be seen, or is not at hand. */
  readonly source?: SourceFile | undefined;
  /** Leads back to this run. */
  readonly link?: string | undefined;
  /** Where the code can be run: the modes that need that are offered then. */
  readonly play?: PlayOn | undefined;
  readonly repair?: RunAgain | undefined;
}

/** The interleaving explorer: one run of a program, to watch, to play with, to predict, to repair. */
export function Explorer({ story, language, source, link, play, repair }: ExplorerProps) {
  const words = DICTIONARIES[language];
  const id = useId();
  const [mode, setMode] = useState<Mode>('watch');
  const timeline = useMemo(() => new Timeline(story), [story]);
  const reading = useMemo(() => readingOf(story, language), [story, language]);
  const modes: readonly Mode[] = [
    'watch',
    ...(play === undefined ? [] : ['play' as const]),
    'predict',
    ...(repair === undefined || story.kind === 'accepted' ? [] : ['repair' as const]),
  ];
  const shown = modes.includes(mode) ? mode : 'watch';
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const chosen = modes[(modes.indexOf(shown) + by + modes.length) % modes.length]!;
    setMode(chosen);
    document.getElementById(`${id}-${chosen}`)?.focus();
  };
  return (
    <ReadingProvider value={reading}>
      <section className="hx" aria-label={words.explorer} lang={language}>
        <div className="hx-modes" role="tablist" aria-label={words.explorer} onKeyDown={onKeyDown}>
          {modes.map((each) => (
            <button
              key={each}
              id={`${id}-${each}`}
              type="button"
              role="tab"
              aria-selected={each === shown}
              aria-controls={`${id}-panel`}
              tabIndex={each === shown ? 0 : -1}
              onClick={() => setMode(each)}
            >
              {words.modes[each]}
            </button>
          ))}
        </div>
        <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${shown}`}>
          {shown === 'watch' && <Watch key={story.token} timeline={timeline} source={source} link={link} />}
          {shown === 'play' && play !== undefined && (
            <Play play={play} shortest={story} source={source} language={language} />
          )}
          {shown === 'predict' && <Predict timeline={timeline} source={source} />}
          {shown === 'repair' && repair !== undefined && (
            <Repair story={story} repair={repair} language={language} />
          )}
        </div>
      </section>
    </ReadingProvider>
  );
}

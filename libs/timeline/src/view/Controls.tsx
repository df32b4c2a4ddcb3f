import { useState } from 'react';
import { failureIndex, START, type Move } from '../model';
import { useReading } from './reading';
import { Ticks } from './Ticks';
import type { Walk } from './use-walk';

const MOVES: readonly (readonly [Move, string])[] = [
  ['start', '|◀'],
  ['previous-switch', '⇠'],
  ['back', '◀'],
  ['forward', '▶'],
  ['next-switch', '⇢'],
  ['end', '▶|'],
];

/** Buttons and the bar of ticks: where one is, and how to get elsewhere. */
export function Controls({ walk, link }: { readonly walk: Walk; readonly link?: string | undefined }) {
  const { words, say, racesWith } = useReading();
  const { timeline, at } = walk;
  const row = at === START ? undefined : timeline.rows[at];
  const fails = timeline.story.kind !== 'accepted';
  return (
    <div className="hx-controls">
      <div className="hx-buttons" role="toolbar" aria-label={words.keys}>
        {MOVES.map(([move, symbol]) => (
          <button
            key={move}
            type="button"
            className={move === 'forward' ? 'hx-button hx-primary' : 'hx-button'}
            aria-label={words.moves[move]}
            title={words.moves[move]}
            // Not `disabled`, which would take the focus away from whoever has just pressed it.
            aria-disabled={isIdle(move)}
            onClick={() => walk.move(move)}
          >
            {symbol}
          </button>
        ))}
        {fails && (
          <button type="button" className="hx-button hx-to-failure" onClick={() => walk.move('failure')}>
            <span className="hx-cross">✗</span> {words.moves.failure}
          </button>
        )}
        <button
          type="button"
          className="hx-button hx-quiet"
          aria-pressed={walk.everything}
          onClick={() => walk.showEverything(!walk.everything)}
        >
          {walk.everything ? words.foldAgain : words.showAll}
        </button>
        {link !== undefined && <CopyLink link={link} />}
      </div>
      <Ticks
        timeline={timeline}
        at={at}
        failure={fails ? failureIndex(timeline) : undefined}
        label={words.position(at + 1, timeline.length)}
        text={row === undefined ? words.beforeStart : say.sentence(row, racesWith(at))}
        onMove={walk.goTo}
      />
      <p className="hx-now" aria-live="polite">
        <span className="hx-position">{words.position(at + 1, timeline.length)}</span>{' '}
        {row === undefined ? words.beforeStart : say.sentence(row, racesWith(at))}
      </p>
    </div>
  );

  function isIdle(move: Move): boolean {
    if (move === 'start' || move === 'back' || move === 'previous-switch') return at === START;
    return at >= timeline.length - 1;
  }
}

function CopyLink({ link }: { readonly link: string }) {
  const { words } = useReading();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <button type="button" className="hx-button hx-quiet" onClick={() => void copy().catch(() => undefined)}>
      {copied ? words.copied : words.copyLink}
    </button>
  );
}

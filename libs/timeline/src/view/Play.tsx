import { explain } from '@heddle/report';
import { useEffect, useMemo, useReducer, useRef } from 'react';
import { Timeline, type Story } from '../model';
import { Outcome } from './Outcome';
import { PlayMoves } from './PlayMoves';
import { readingOf, ReadingProvider, useReading } from './reading';
import { Run, type SourceFile } from './Run';
import { SideBySide } from './SideBySide';
import type { Play as PlayOn, Played } from './modes';
import { useWalk } from './use-walk';
import type { Language } from '../text';

interface PlayProps {
  readonly play: PlayOn;
  /** The shortest failing run that is known. */
  readonly shortest: Story;
  readonly source: SourceFile | undefined;
  readonly language: Language;
}

interface Game {
  /** What one may go back to, the latest last. */
  readonly history: readonly Played[];
  readonly busy: boolean;
  readonly problem: string | undefined;
}

type Turn =
  | { kind: 'asked' }
  | { kind: 'undo' }
  | { kind: 'played'; played: Played }
  | { kind: 'failed'; problem: string };

function next(game: Game, turn: Turn): Game {
  switch (turn.kind) {
    case 'asked':
      return { ...game, busy: true, problem: undefined };
    case 'undo':
      return { ...game, history: game.history.slice(0, -1) };
    case 'played':
      return { history: [...game.history, turn.played], busy: false, problem: undefined };
    case 'failed':
      return { ...game, busy: false, problem: turn.problem };
  }
}

/** Choose who moves next, and try to break it. */
export function Play({ play, shortest, source, language }: PlayProps) {
  const { words } = useReading();
  const [game, turn] = useReducer(next, { history: [], busy: true, problem: undefined });
  const played = game.history.at(-1);
  const asked = useRef(0);
  const ask = (choices: readonly number[], toTheEnd = false) => {
    const number = ++asked.current;
    turn({ kind: 'asked' });
    play(choices, toTheEnd).then(
      (answer) => number === asked.current && turn({ kind: 'played', played: answer }),
      (error: unknown) =>
        number === asked.current &&
        turn({ kind: 'failed', problem: error instanceof Error ? error.message : String(error) }),
    );
  };
  useEffect(() => ask([]), [play]);
  const fails = shortest.kind !== 'accepted';
  return (
    <div className="hx-play">
      <p className="hx-goal">
        {fails ? words.play.goal(explain(shortest, language).message) : words.play.openGoal}
      </p>
      {game.problem !== undefined && <p role="alert">{game.problem}</p>}
      {played === undefined ? (
        <p>{words.play.working}</p>
      ) : (
        <Board
          // Each position is looked at afresh.
          key={game.history.length}
          played={played}
          goal={shortest}
          source={source}
          language={language}
          busy={game.busy}
          canUndo={game.history.length > 1}
          onMove={(task) => ask([...played.choices, task])}
          onFinish={() => ask(played.choices, true)}
          onUndo={() => turn({ kind: 'undo' })}
          onRestart={() => ask([])}
        />
      )}
      {played?.over === true && played.story.kind !== 'accepted' && fails && (
        <SideBySide
          language={language}
          left={{
            title: words.play.yours(played.story.steps, played.story.preemptions),
            story: played.story,
          }}
          right={{ title: words.play.shortest(shortest.steps, shortest.preemptions), story: shortest }}
        />
      )}
    </div>
  );
}

interface BoardProps {
  readonly played: Played;
  readonly goal: Story;
  readonly source: SourceFile | undefined;
  readonly language: Language;
  readonly busy: boolean;
  readonly canUndo: boolean;
  readonly onMove: (task: number) => void;
  readonly onFinish: () => void;
  readonly onUndo: () => void;
  readonly onRestart: () => void;
}

function Board({ played, goal, source, language, ...moves }: BoardProps) {
  const timeline = useMemo(() => new Timeline(played.story), [played]);
  const reading = useMemo(() => readingOf(played.story, language), [played, language]);
  const walk = useWalk(timeline, timeline.length - 1);
  return (
    <ReadingProvider value={reading}>
      <Run
        walk={walk}
        source={source}
        controls={
          <PlayMoves timeline={timeline} moves={played.moves} over={played.over} {...moves}>
            {played.over && <Outcome goal={goal} story={played.story} language={language} />}
          </PlayMoves>
        }
      />
    </ReadingProvider>
  );
}

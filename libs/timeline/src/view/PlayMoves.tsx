import type { ReactNode } from 'react';
import type { Timeline } from '../model';
import type { PlayMove } from './modes';
import { useReading } from './reading';

interface PlayMovesProps {
  readonly timeline: Timeline;
  readonly moves: readonly PlayMove[];
  readonly over: boolean;
  readonly busy: boolean;
  readonly canUndo: boolean;
  readonly onMove: (task: number) => void;
  readonly onFinish: () => void;
  readonly onUndo: () => void;
  readonly onRestart: () => void;
  /** How it ended. */
  readonly children: ReactNode;
}

/** The tasks as buttons, each with what it is about to do; who cannot move says why. */
export function PlayMoves({ timeline, moves, over, busy, canUndo, children, ...on }: PlayMovesProps) {
  const { words, say } = useReading();
  return (
    <div className="hx-controls" aria-busy={busy}>
      {children}
      {!over && (
        <fieldset className="hx-moves">
          <legend>{words.play.who}</legend>
          {moves.map(({ step, enabled }) => {
            const awaited = enabled ? undefined : timeline.awaitedBy(step, timeline.length - 1);
            return (
              <button
                key={step.task}
                type="button"
                className="hx-move"
                // Not `disabled`: whoever comes by keyboard shall hear why.
                aria-disabled={!enabled || busy}
                onClick={() => enabled && !busy && on.onMove(step.task)}
              >
                <b>
                  {say.task(step.task)} <span className="hx-task-name">{say.taskName(step.task)}</span>
                </b>
                <span className="hx-operation">{say.intention(step)}</span>
                <small>
                  {enabled
                    ? say.place(step)
                    : words.play.cannot(awaited === undefined ? '' : say.waits(awaited))}
                </small>
              </button>
            );
          })}
        </fieldset>
      )}
      <div className="hx-buttons">
        <button
          type="button"
          className="hx-button"
          aria-disabled={!canUndo || busy}
          onClick={() => canUndo && !busy && on.onUndo()}
        >
          ↶ {words.play.undo}
        </button>
        <button
          type="button"
          className="hx-button"
          aria-disabled={!canUndo || busy}
          onClick={() => canUndo && !busy && on.onRestart()}
        >
          |◀ {words.play.restart}
        </button>
        {!over && (
          <button
            type="button"
            className="hx-button hx-quiet"
            aria-disabled={busy}
            onClick={() => !busy && on.onFinish()}
          >
            {words.play.finish}
          </button>
        )}
      </div>
    </div>
  );
}

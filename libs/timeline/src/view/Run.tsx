import { useState, type ReactNode } from 'react';
import { Controls } from './Controls';
import { PlainTable } from './PlainTable';
import { useReading } from './reading';
import { Schedule } from './Schedule';
import { SharedState } from './SharedState';
import { Source } from './Source';
import type { Walk } from './use-walk';
import { WaitForGraph } from './WaitForGraph';

export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

interface RunProps {
  readonly walk: Walk;
  readonly source: SourceFile | undefined;
  readonly link?: string | undefined;
  /** In the place of the controls. */
  readonly controls?: ReactNode;
}

/** One run to walk through: the schedule, and beside it the source and what is shared. */
export function Run({ walk, source, link, controls }: RunProps) {
  const { words } = useReading();
  const [plain, setPlain] = useState(false);
  const [pointed, setPointed] = useState<{ readonly at: number; readonly lines: readonly number[] }>();
  const { timeline, at } = walk;
  const lines = pointed?.at === at ? pointed.lines : [];
  return (
    <div className="hx-run" onKeyDown={walk.onKeyDown}>
      {controls ?? <Controls walk={walk} link={link} />}
      <div className="hx-body">
        <div className="hx-main">
          {plain ? <PlainTable walk={walk} /> : <Schedule walk={walk} />}
          <p className="hx-foot">
            <span className="hx-keys">{words.keys}</span>
            <button type="button" className="hx-link" aria-pressed={plain} onClick={() => setPlain(!plain)}>
              {plain ? words.asTimeline : words.asTable}
            </button>
          </p>
        </div>
        <div className="hx-side">
          <SharedState walk={walk} />
          <WaitForGraph story={timeline.story} onPoint={(wanted) => setPointed({ at, lines: wanted })} />
          {source !== undefined && (
            <Source timeline={timeline} at={at} file={source.file} text={source.text} pointed={lines} />
          )}
        </div>
      </div>
    </div>
  );
}

import { memo } from 'react';
import { START, type Timeline, type TimelineRow } from '../model';

interface TicksProps {
  readonly timeline: Timeline;
  readonly at: number;
  readonly failure: number | undefined;
  readonly label: string;
  /** What the step says, for those who hear it. */
  readonly text: string;
  readonly onMove: (index: number) => void;
}

const WIDTH = 1000;
const HEIGHT = 20;

/** Every step as a tick, switches tall, the failure red; a slider under the hood. */
export function Ticks({ timeline, at, failure, label, text, onMove }: TicksProps) {
  const { length, rows } = timeline;
  return (
    <div className="hx-ticks">
      <Scale rows={rows} failure={failure} />
      <span className="hx-tick-here" style={{ left: `${(100 * (at + 1)) / Math.max(1, length)}%` }} />
      <input
        type="range"
        min={START}
        max={length - 1}
        value={at}
        aria-label={label}
        aria-valuetext={text}
        onChange={(event) => onMove(Number(event.target.value))}
      />
    </div>
  );
}

interface ScaleProps {
  readonly rows: readonly TimelineRow[];
  readonly failure: number | undefined;
}

/** What does not change while one walks. Apart, and a layer of its own: thousands of ticks are not drawn again at each step. */
const Scale = memo(function Scale({ rows, failure }: ScaleProps) {
  const x = (index: number) => (((index + 1) / Math.max(1, rows.length)) * WIDTH).toFixed(1);
  const tick = (index: number, height: number) => `M${x(index)} ${(HEIGHT - height) / 2}v${height}`;
  const ticks = (height: number, wanted: (why: string | undefined) => boolean) =>
    rows
      .filter((row) => wanted(row.switch?.why))
      .map(({ index }) => tick(index, height))
      .join('');
  return (
    <svg viewBox={`0 0 ${WIDTH + 2} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path className="hx-tick" d={ticks(6, (why) => why === undefined)} />
      <path
        className="hx-tick hx-tick-switch"
        d={ticks(14, (why) => why !== undefined && why !== 'preempted')}
      />
      <path className="hx-tick hx-tick-preempts" d={ticks(18, (why) => why === 'preempted')} />
      {failure !== undefined && <path className="hx-tick hx-tick-failure" d={tick(failure, HEIGHT)} />}
    </svg>
  );
});

import { useMemo } from 'react';
import { START, type Timeline } from '../model';

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
  const x = (index: number) => ((index + 1) / Math.max(1, length)) * WIDTH;
  const [steps, switches, preemptions] = useMemo(() => {
    const at = (index: number) => (((index + 1) / Math.max(1, rows.length)) * WIDTH).toFixed(1);
    const tick = (index: number, height: number) => `M${at(index)} ${(HEIGHT - height) / 2}v${height}`;
    const of = (height: number, wanted: (why: string | undefined) => boolean) =>
      rows
        .filter((row) => wanted(row.switch?.why))
        .map(({ index }) => tick(index, height))
        .join('');
    return [
      of(6, (why) => why === undefined),
      of(14, (why) => why !== undefined && why !== 'preempted'),
      of(18, (why) => why === 'preempted'),
    ];
  }, [rows]);
  return (
    <div className="hx-ticks">
      <svg viewBox={`0 0 ${WIDTH + 2} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path className="hx-tick" d={steps} />
        <path className="hx-tick hx-tick-switch" d={switches} />
        <path className="hx-tick hx-tick-preempts" d={preemptions} />
        {failure !== undefined && (
          <path className="hx-tick hx-tick-failure" d={`M${x(failure)} 0v${HEIGHT}`} />
        )}
        <path className="hx-tick hx-tick-here" d={`M${x(at)} 0v${HEIGHT}`} />
      </svg>
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

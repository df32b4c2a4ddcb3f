import { memo } from 'react';
import type { Line } from '../model';
import { useReading } from './reading';

interface RowProps {
  readonly id: string;
  readonly line: Line;
  /** Pixels from the start of the table. */
  readonly top: number;
  readonly position: number;
  readonly count: number;
  readonly tasks: readonly number[];
  readonly current: boolean;
  readonly past: boolean;
  readonly failing: boolean;
  readonly focus: string | undefined;
  /** Of the variable that has a column of its own, after this line. */
  readonly value: string | undefined;
  readonly onSelect: () => void;
}

/** One line of the schedule. */
export const ScheduleRow = memo(
  function ScheduleRow({ line, ...props }: RowProps) {
    const { words } = useReading();
    const common = {
      id: props.id,
      role: 'option',
      'aria-selected': props.current,
      'aria-posinset': props.position,
      'aria-setsize': props.count,
      style: { transform: `translateY(${props.top}px)` },
      onClick: props.onSelect,
    };
    if (line.kind === 'fold') {
      return (
        <div {...common} className="hx-row hx-fold" data-current={props.current} data-past={props.past}>
          <span className="hx-number">⋯</span>
          <span className="hx-folded">{words.folded(line.to - line.from + 1)}</span>
        </div>
      );
    }
    return <StepRow {...props} line={line} common={common} />;
  },
  (before, after) =>
    before.line === after.line &&
    before.top === after.top &&
    before.current === after.current &&
    before.past === after.past &&
    before.focus === after.focus &&
    before.value === after.value &&
    before.count === after.count &&
    before.tasks === after.tasks,
  // Not `onSelect`: what it leads to is the line's.
);

interface StepRowProps extends Omit<RowProps, 'id' | 'top' | 'position' | 'count' | 'onSelect'> {
  readonly line: Extract<Line, { kind: 'step' }>;
  readonly common: object;
}

function StepRow({ line: { row }, common, tasks, current, past, failing, focus, value }: StepRowProps) {
  const { say, racesWith } = useReading();
  const { step } = row;
  const races = racesWith(row.index);
  const notes = say.notes(row, races, true);
  const column = tasks.indexOf(step.task);
  return (
    <div
      {...common}
      className="hx-row"
      data-current={current}
      data-past={past}
      data-preempts={row.switch?.why === 'preempted'}
      data-switch={row.switch !== undefined}
      data-race={races !== undefined}
      data-failing={failing}
      data-blocked={step.blocked === true}
      data-focus={focus !== undefined && step.target === focus}
    >
      <span className="hx-unseen">{say.sentence(row, races)}</span>
      <span className="hx-number" aria-hidden="true">
        {step.step}
      </span>
      <span className="hx-cell" aria-hidden="true" style={{ gridColumn: column + 2 }}>
        <b className="hx-who">{say.task(step.task)}</b>
        <span className="hx-operation">{say.operation(step)}</span>
        {step.source === 'submission' && step.line > 0 && <span className="hx-line">:{step.line}</span>}
        {failing && <span className="hx-cross"> ✗</span>}
        {races !== undefined && !failing && <span className="hx-diamond"> ◆</span>}
        {step.blocked === true && <span className="hx-pause"> ‖</span>}
      </span>
      {value !== undefined && (
        <span className="hx-rail" aria-hidden="true" style={{ gridColumn: tasks.length + 2 }}>
          {value}
        </span>
      )}
      <span
        className="hx-note"
        aria-hidden="true"
        style={{ gridColumn: tasks.length + 3 }}
        title={say.notes(row, races).join(' · ')}
      >
        {notes.length > 0 && `◄ ${notes.join(' · ')}`}
      </span>
    </div>
  );
}

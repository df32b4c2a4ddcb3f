import { useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { failureIndex, lineAt, mainVariable, START, valuesOf, type Line, type TaskState } from '../model';
import { useReading } from './reading';
import { ScheduleRow } from './ScheduleRow';
import { columnWidths } from './column-widths';
import type { Walk } from './use-walk';

/** Pixels; the style sheet has the same. */
const ROW = 32;
/** Rows beyond the visible ones, so that scrolling meets no gap. */
const SPARE = 12;

/** Who did what: a row per step, a column per task. Only the rows that can be seen are there. */
export function Schedule({ walk, label }: { readonly walk: Walk; readonly label?: string }) {
  const { words, say } = useReading();
  const { timeline, lines, at } = walk;
  const viewport = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(400);
  const current = at === START ? -1 : lineAt(lines, at);
  const tasks = useMemo(
    () =>
      columnsOf(
        lines,
        timeline.story.tasks.map(({ id }) => id),
      ),
    [lines, timeline],
  );
  const widths = useMemo(() => columnWidths(lines, tasks, say), [lines, tasks, say]);
  const states = useMemo(() => timeline.stateAt(at).tasks, [timeline, at]);
  const rail = useMemo(() => {
    const name = walk.focus ?? mainVariable(timeline);
    return name === undefined ? undefined : { name, values: valuesOf(timeline, name) };
  }, [timeline, walk.focus]);
  const failure = useMemo(
    () => (timeline.story.kind === 'accepted' ? undefined : failureIndex(timeline)),
    [timeline],
  );

  useEffect(() => {
    const element = viewport.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = viewport.current;
    if (element !== null && current >= 0) keepInView(element, current);
  }, [current]);

  const first = Math.max(0, Math.floor(top / ROW) - SPARE);
  const end = Math.min(lines.length, Math.ceil((top + height) / ROW) + SPARE);
  return (
    <div className="hx-schedule" style={columnsStyle(widths)}>
      <div className="hx-heads" aria-hidden="true">
        <span className="hx-number">{words.step}</span>
        {tasks.map((task) => (
          <TaskHead key={task} task={task} state={states.get(task)} />
        ))}
        <span className="hx-rail">{rail?.name}</span>
        <span className="hx-note" />
      </div>
      <div
        ref={viewport}
        className="hx-rows"
        role="listbox"
        tabIndex={0}
        aria-label={label ?? words.schedule}
        aria-activedescendant={current < 0 ? undefined : `${walk.id}-${current}`}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <div className="hx-canvas" role="presentation" style={{ height: lines.length * ROW }}>
          {lines.slice(first, end).map((line, offset) => (
            <ScheduleRow
              key={line.from}
              id={`${walk.id}-${first + offset}`}
              line={line}
              top={(first + offset) * ROW}
              position={first + offset + 1}
              count={lines.length}
              tasks={tasks}
              current={first + offset === current}
              past={line.to <= at}
              failing={line.kind === 'step' && line.from === failure}
              focus={walk.focus}
              value={rail?.values[line.to]}
              onSelect={() => (line.kind === 'fold' ? walk.open(line.from) : walk.goTo(line.to))}
            />
          ))}
        </div>
      </div>
    </div>
  );

  function TaskHead({ task, state }: { readonly task: number; readonly state: TaskState | undefined }) {
    const status = state === undefined ? '' : say.status(state);
    return (
      <span className="hx-task-head" data-status={state?.status} title={status}>
        <b>{say.task(task)}</b> <span className="hx-task-name">{say.taskName(task)}</span>
        <span className="hx-badge">{status}</span>
      </span>
    );
  }
}

/** Heads and rows are grids of their own: both take their columns from here. */
function columnsStyle(widths: readonly number[]): CSSProperties {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return {
    '--hx-columns': widths.map((width) => `${width}rem`).join(' '),
    '--hx-columns-width': `${whole}rem`,
  } as CSSProperties;
}

/** The tasks that have a line to be seen. */
function columnsOf(lines: readonly Line[], tasks: readonly number[]): readonly number[] {
  const seen = new Set<number>();
  for (const line of lines) if (line.kind === 'step') seen.add(line.row.step.task);
  return tasks.filter((task) => seen.has(task));
}

function keepInView(element: HTMLElement, row: number): void {
  const margin = Math.min(3 * ROW, element.clientHeight / 3);
  const [top, bottom] = [row * ROW - margin, (row + 1) * ROW + margin];
  if (top < element.scrollTop) element.scrollTop = top;
  else if (bottom > element.scrollTop + element.clientHeight)
    element.scrollTop = bottom - element.clientHeight;
}

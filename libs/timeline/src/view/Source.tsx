import { useEffect, useMemo, useRef } from 'react';
import { START, type Timeline } from '../model';
import { useReading } from './reading';

interface SourceProps {
  readonly timeline: Timeline;
  readonly at: number;
  readonly file: string;
  readonly text: string;
  /** Lines that somebody asked to see. */
  readonly pointed: readonly number[];
}

/** The student's file, with each task where it stands and what it is about to do. */
export function Source({ timeline, at, file, text, pointed }: SourceProps) {
  const { words, say } = useReading();
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => text.split('\n'), [text]);
  const step = at === START ? undefined : timeline.rows[at]?.step;
  const current = step?.source === 'submission' ? step.line : 0;
  const coming = useMemo(() => comingByLine(timeline, at), [timeline, at]);
  const shown = pointed[0] ?? (current || [...coming.keys()][0]) ?? 0;
  useEffect(() => {
    const element = box.current?.querySelector<HTMLElement>(`[data-line="${shown}"]`);
    const container = box.current;
    if (!element || !container) return;
    const room = container.clientHeight - element.offsetHeight;
    const above = element.offsetTop - container.scrollTop;
    if (above < 0 || above > room) container.scrollTop = element.offsetTop - room / 2;
  }, [shown]);
  return (
    <section className="hx-panel hx-source" aria-label={words.source}>
      <h3>{file}</h3>
      <div ref={box} className="hx-code" tabIndex={0} role="region" aria-label={file}>
        {lines.map((content, index) => {
          const line = index + 1;
          return (
            <div
              key={line}
              className="hx-code-line"
              data-line={line}
              data-current={line === current}
              data-pointed={pointed.includes(line)}
            >
              <span className="hx-line-number">{line}</span>
              <code>{content === '' ? ' ' : content}</code>
              {(coming.get(line) ?? []).map(({ task, intention, waits }) => (
                <span key={task} className="hx-here" data-waits={waits} title={intention}>
                  {say.task(task)} {waits ? '‖' : '▸'} <small>{intention}</small>
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </section>
  );

  function comingByLine(of: Timeline, index: number) {
    const byLine = new Map<number, { task: number; intention: string; waits: boolean }[]>();
    for (const [task, state] of of.stateAt(index).tasks) {
      if (state.status === 'done' || state.status === 'unborn') continue;
      const next = of.nextStep(task, index) ?? blocked(of, task, index);
      if (next?.source !== 'submission' || next.line === 0) continue;
      const here = { task, intention: say.intention(next), waits: state.status === 'waiting' };
      byLine.set(next.line, [...(byLine.get(next.line) ?? []), here]);
    }
    return byLine;
  }
}

function blocked(timeline: Timeline, task: number, index: number) {
  const last = timeline.lastStep(task, index);
  return last?.blocked === true ? last : undefined;
}

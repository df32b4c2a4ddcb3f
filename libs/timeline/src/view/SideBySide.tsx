import { useMemo } from 'react';
import { linesOf, Timeline, type Story } from '../model';
import type { Language } from '../text';
import { readingOf } from './reading';

interface Side {
  readonly title: string;
  readonly story: Story;
  /** The number of the step that is marked. */
  readonly marked?: number | undefined;
}

/** Two runs, in short. */
export function SideBySide(props: {
  readonly language: Language;
  readonly left: Side;
  readonly right: Side;
}) {
  return (
    <div className="hx-sides">
      <Short {...props.left} language={props.language} />
      <Short {...props.right} language={props.language} />
    </div>
  );
}

const NOTHING_OPEN: ReadonlySet<number> = new Set();
const MOST_LINES = 60;

function Short({ title, story, marked, language }: Side & { readonly language: Language }) {
  const { words, say, racesWith } = useMemo(() => readingOf(story, language), [story, language]);
  const lines = useMemo(() => linesOf(new Timeline(story), NOTHING_OPEN).slice(0, MOST_LINES), [story]);
  return (
    <section className="hx-panel">
      <h3>{title}</h3>
      <ol className="hx-short">
        {lines.map((line) =>
          line.kind === 'fold' ? (
            <li key={line.from} className="hx-fold">
              ⋯ {words.folded(line.to - line.from + 1)}
            </li>
          ) : (
            <li
              key={line.from}
              data-marked={line.row.step.step === marked}
              data-preempts={line.row.switch?.why === 'preempted'}
              title={say.notes(line.row, racesWith(line.from)).join(' · ')}
            >
              <span className="hx-number">{line.row.step.step}</span> <b>{say.task(line.row.step.task)}</b>{' '}
              {say.operation(line.row.step)}
            </li>
          ),
        )}
      </ol>
    </section>
  );
}

import { useMemo } from 'react';
import { failureIndex, linesOf, START, type Timeline } from '../model';
import { useReading } from './reading';
import { Run, type SourceFile } from './Run';
import { useWalk } from './use-walk';

interface WatchProps {
  readonly timeline: Timeline;
  readonly source: SourceFile | undefined;
  readonly link?: string | undefined;
}

/** The run as it was, from the first step that says something. */
export function Watch({ timeline, source, link }: WatchProps) {
  const start = useMemo(() => firstTelling(timeline), [timeline]);
  const { words } = useReading();
  return (
    <>
      {timeline.story.kind !== 'accepted' && <p className="hx-about">{words.watch}</p>}
      <Run walk={useWalk(timeline, start)} source={source} link={link} />
    </>
  );
}

/** A test's beginnings are not what one came for: the student's own first step is. */
function firstTelling(timeline: Timeline): number {
  const own = linesOf(timeline, new Set()).find(
    (line) => line.kind === 'step' && line.row.step.source === 'submission',
  );
  return own === undefined ? START : Math.min(own.from, failureIndex(timeline));
}

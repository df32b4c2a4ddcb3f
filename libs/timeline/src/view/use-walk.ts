import { useCallback, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { linesOf, moved, START, type Line, type Move, type Timeline } from '../model';

/** A reader's place in a run. */
export interface Walk {
  /** For ids in the document. */
  readonly id: string;
  readonly timeline: Timeline;
  /** Index of the last step that is done. */
  readonly at: number;
  readonly lines: readonly Line[];
  readonly everything: boolean;
  /** The variable whose accesses are marked. */
  readonly focus: string | undefined;
  readonly goTo: (index: number) => void;
  readonly move: (move: Move) => void;
  readonly open: (fold: number) => void;
  readonly showEverything: (all: boolean) => void;
  readonly focusOn: (variable: string | undefined) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const NONE: ReadonlySet<number> = new Set();

/** @param limit the last step that may be seen yet */
export function useWalk(timeline: Timeline, start: number = START, limit = Infinity): Walk {
  const id = useId();
  const [at, setAt] = useState(start);
  const [opened, setOpened] = useState<ReadonlySet<number> | 'all'>(NONE);
  const [focus, focusOn] = useState<string | undefined>();
  const all = useMemo(() => linesOf(timeline, opened), [timeline, opened]);
  const lines = useMemo(() => all.filter(({ from }) => from <= limit), [all, limit]);
  const last = Math.min(limit, timeline.length - 1);
  const { length } = timeline;
  const goTo = useCallback((index: number) => setAt(Math.max(START, Math.min(index, length - 1))), [length]);
  const move = (step: Move) => goTo(moved(timeline, lines, at, step));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = moveOf(event);
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(step);
  };
  return {
    id,
    timeline,
    at: Math.min(at, last),
    lines,
    everything: opened === 'all',
    focus,
    goTo,
    move,
    open: (fold) => setOpened((now) => (now === 'all' ? now : new Set([...now, fold]))),
    showEverything: (show) => setOpened(show ? 'all' : NONE),
    focusOn,
    onKeyDown,
  };
}

function moveOf({ key, shiftKey, ctrlKey, metaKey, altKey, target }: KeyboardEvent): Move | undefined {
  if (ctrlKey || metaKey || altKey || isTyping(target)) return undefined;
  switch (key) {
    case 'ArrowRight':
      return shiftKey ? 'next-switch' : 'forward';
    case 'ArrowLeft':
      return shiftKey ? 'previous-switch' : 'back';
    case 'Home':
      return 'start';
    case 'End':
      return 'end';
    case 'f':
    case 'F':
      return 'failure';
    default:
      return undefined;
  }
}

function isTyping(target: EventTarget): boolean {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'range')
  );
}

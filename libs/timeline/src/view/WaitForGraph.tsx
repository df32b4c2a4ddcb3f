import { useId } from 'react';
import type { Story } from '../model';
import { useReading } from './reading';

const SIZE = 220;
/** Two nodes lie beside one another. */
const FLAT = 130;
const RADIUS = 78;
const NODE = 22;

interface Edge {
  readonly task: number;
  readonly holder: number;
  readonly object: string;
  readonly line: number;
  readonly held: number;
}

/** Who waits for whom when nobody can go on: a circle is a deadlock. An edge leads to the lines. */
export function WaitForGraph({
  story,
  onPoint,
}: {
  readonly story: Story;
  readonly onPoint: (lines: readonly number[]) => void;
}) {
  const { words, say } = useReading();
  const arrow = useId();
  const edges = story.waitFor.map((edge): Edge => ({ ...edge, held: heldAt(story, edge) }));
  if (edges.length === 0) return null;
  const drawn = edges.filter(({ holder, task }) => holder >= 0 && holder !== task);
  const nodes = [...new Set(edges.flatMap(({ task, holder }) => (holder < 0 ? [task] : [task, holder])))];
  const height = nodes.length === 2 ? FLAT : SIZE;
  const at = (task: number) => {
    const angle = (2 * Math.PI * nodes.indexOf(task)) / nodes.length - Math.PI / 2 - Math.PI / nodes.length;
    return { x: SIZE / 2 + RADIUS * Math.cos(angle), y: height / 2 + RADIUS * Math.sin(angle) };
  };
  return (
    <section className="hx-panel hx-wait-for" aria-label={words.waitFor}>
      <h3>{words.waitFor}</h3>
      {drawn.length > 0 && (
        <svg viewBox={`0 0 ${SIZE} ${height}`} aria-hidden="true">
          <defs>
            <marker
              id={arrow}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8z" />
            </marker>
          </defs>
          {drawn.map((edge) => {
            const { path, middle } = bow(at(edge.task), at(edge.holder));
            return (
              <g key={`${edge.task} ${edge.object}`} onClick={() => onPoint(linesOf(edge))}>
                <path className="hx-edge" d={path} markerEnd={`url(#${arrow})`} />
                <text x={middle.x} y={middle.y} textAnchor="middle">
                  {edge.object}
                </text>
              </g>
            );
          })}
          {nodes.map((task) => (
            <g key={task} transform={`translate(${at(task).x} ${at(task).y})`}>
              <circle className="hx-node" r={NODE} />
              <text className="hx-node-name" textAnchor="middle" dy="0.35em">
                {say.task(task)}
              </text>
            </g>
          ))}
        </svg>
      )}
      <ul>
        {edges.map((edge) => (
          <li key={`${edge.task} ${edge.object}`}>
            <button type="button" className="hx-link" onClick={() => onPoint(linesOf(edge))}>
              {words.edge(
                say.task(edge.task),
                edge.object,
                edge.line,
                edge.holder < 0 ? '' : say.task(edge.holder),
                edge.held,
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the holder took what is waited for; 0: not known. */
function heldAt({ locks }: Story, { object, holder }: Story['waitFor'][number]): number {
  return locks.find((lock) => lock.name === object && lock.holder === holder)?.line ?? 0;
}

function linesOf({ line, held }: Edge): readonly number[] {
  return [line, held].filter((each) => each > 0);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** An arrow between two nodes, bent so that one back does not lie on it. */
function bow(from: Point, to: Point): { readonly path: string; readonly middle: Point } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const bend = 30;
  const control = { x: (from.x + to.x) / 2 - uy * bend, y: (from.y + to.y) / 2 + ux * bend };
  const start = { x: from.x + ux * NODE, y: from.y + uy * NODE };
  const end = { x: to.x - ux * (NODE + 2), y: to.y - uy * (NODE + 2) };
  return {
    path: `M${start.x} ${start.y}Q${control.x} ${control.y} ${end.x} ${end.y}`,
    middle: {
      x: (from.x + to.x) / 2 - uy * (bend / 2 + 12),
      y: (from.y + to.y) / 2 + ux * (bend / 2 + 12) + 4,
    },
  };
}

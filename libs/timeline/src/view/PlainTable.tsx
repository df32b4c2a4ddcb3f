import { useReading } from './reading';
import type { Walk } from './use-walk';

/** The run as a table of words: for screen readers, for print, for whoever prefers it. */
export function PlainTable({ walk }: { readonly walk: Walk }) {
  const { words, say, racesWith } = useReading();
  return (
    <div className="hx-plain" tabIndex={0} role="region" aria-label={words.schedule}>
      <table>
        <caption>{words.schedule}</caption>
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.tasks}</th>
            <th scope="col">{words.what}</th>
          </tr>
        </thead>
        <tbody>
          {walk.lines.map((line) =>
            line.kind === 'fold' ? (
              <tr key={line.from}>
                <td>⋯</td>
                <td />
                <td>{words.folded(line.to - line.from + 1)}</td>
              </tr>
            ) : (
              <tr key={line.from} aria-current={line.from === walk.at ? 'step' : undefined}>
                <th scope="row">{line.row.step.step}</th>
                <td>
                  {say.task(line.row.step.task)} {say.taskName(line.row.step.task)}
                </td>
                <td>
                  {[
                    say.operation(line.row.step),
                    say.place(line.row.step),
                    ...say.notes(line.row, racesWith(line.from)),
                  ]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

import { useMemo } from 'react';
import type { ObjectState } from '../model';
import { useReading } from './reading';
import type { Walk } from './use-walk';

/** Variables, locks, queues and the clock after the current step. */
export function SharedState({ walk }: { readonly walk: Walk }) {
  const { words, say } = useReading();
  const { timeline, at, focus } = walk;
  const state = useMemo(() => timeline.stateAt(at), [timeline, at]);
  const variables = useMemo(() => shownVariables(walk), [walk]);
  const objects = [...state.objects].filter(([name]) => name !== '');
  const waiting = [...state.tasks].filter(([, task]) => task.status === 'waiting');
  const time = timeline.story.trace[at]?.time;
  return (
    <section className="hx-panel hx-state" aria-label={words.state}>
      <h3>{words.state}</h3>
      {variables.length > 0 && (
        <ul className="hx-values">
          {variables.map(({ name }) => {
            const known = state.variables.get(name);
            const changed = known !== undefined && known.writtenAt === at && at >= 0;
            return (
              <li key={name} data-changed={changed}>
                <button
                  type="button"
                  aria-pressed={focus === name}
                  onClick={() => walk.focusOn(focus === name ? undefined : name)}
                >
                  {name}
                </button>
                <span className="hx-value">
                  {changed && known.previous !== undefined && (
                    <>
                      <s>{known.previous}</s> →{' '}
                    </>
                  )}
                  {known === undefined ? '–' : (known.value ?? words.unknownValue)}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {objects.length > 0 && (
        <ul className="hx-values">
          {objects.map(([name, object]) => (
            <li key={name}>
              <span className="hx-object">{name}</span>
              <span className="hx-value">
                {say.object(object)}
                {waitersOf(name, object)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {time !== undefined && (
        <p className="hx-clock">
          {words.clock} {time.toFixed(1)} s
        </p>
      )}
    </section>
  );

  function waitersOf(name: string, { kind }: ObjectState): string {
    if (kind === 'condition' || kind === 'barrier') return '';
    const names = waiting.filter(([, task]) => task.status === 'waiting' && task.for.name === name);
    return names.length === 0 ? '' : ` · ${words.waiters(names.map(([id]) => say.task(id)))}`;
  }
}

const MAX_VARIABLES = 12;

/** What several tasks touch; of a program without that, what its own code touches. */
function shownVariables({ timeline, everything }: Walk) {
  const { trace } = timeline.story;
  const own = timeline.variables.filter(({ accesses }) =>
    accesses.some((index) => trace[index]!.source === 'submission'),
  );
  const shared = own.filter(({ tasks, written }) => tasks.size > 1 && written);
  return everything ? own : (shared.length > 0 ? shared : own).slice(0, MAX_VARIABLES);
}

import type { Failure } from '@heddle/verdict';

export interface TaskLabel {
  /** `T1`; `main` for the program's main task. */
  readonly short: string;
  /** What the program calls it, if that says more: `increment`. */
  readonly name: string;
}

/** Short names for the tasks of a failure. A program that names its threads T1, T2 keeps its own numbers. */
export function taskLabels(failure: Pick<Failure, 'tasks'>): (id: number) => TaskLabel {
  const ownNumbers = failure.tasks.filter(({ name }) => /^T\d+$/.test(name)).map(({ name }) => name);
  const own = new Set(ownNumbers).size === ownNumbers.length ? new Set(ownNumbers) : new Set<string>();
  const labels = new Map<number, TaskLabel>();
  for (const [number, { id, name }] of failure.tasks.entries()) {
    if (id === 0) labels.set(id, { short: 'main', name: name === 'main' ? '' : name });
    else if (own.has(name)) labels.set(id, { short: name, name: '' });
    else
      labels.set(id, {
        short: own.has(`T${number}`) ? name : `T${number}`,
        name: own.has(`T${number}`) ? '' : name,
      });
  }
  return (id) => labels.get(id) ?? { short: `T${id}`, name: '' };
}

import type { Story } from './story';

/**
 * The tasks that steps start, join and kill. A report names them, and several may have one name: the first of them that was not
 * started (joined, killed) yet is meant.
 */
export function tasksMeant(
  { tasks, trace }: Pick<Story, 'tasks' | 'trace'>,
  operation: 'start' | 'join' | 'kill',
): ReadonlyMap<number, number> {
  const left = tasks.map(({ id, name }) => ({ id, name: name === '' ? `T${id}` : name }));
  const meant = new Map<number, number>();
  trace.forEach((step, index) => {
    if (step.operation !== operation) return;
    const found = left.find(({ name, id }) => name === step.target && id !== step.task);
    if (found === undefined) return;
    meant.set(index, found.id);
    if (step.value === undefined && step.blocked !== true) left.splice(left.indexOf(found), 1);
  });
  return meant;
}

/** By task, the indices of its steps. */
export function stepsByTask({ trace }: Pick<Story, 'trace'>): ReadonlyMap<number, readonly number[]> {
  const byTask = new Map<number, number[]>();
  trace.forEach(({ task }, index) => {
    const own = byTask.get(task);
    if (own === undefined) byTask.set(task, [index]);
    else own.push(index);
  });
  return byTask;
}

/** The first of ascending indices that comes after another. */
export function firstAfter(indices: readonly number[], index: number): number | undefined {
  let low = 0;
  let high = indices.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (indices[middle]! > index) high = middle;
    else low = middle + 1;
  }
  return indices[low];
}

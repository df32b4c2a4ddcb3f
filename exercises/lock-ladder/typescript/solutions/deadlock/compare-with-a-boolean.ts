// "sort wants to know whether the first one is greater."
// It wants a negative number if the first one comes first. With true and false nothing is sorted at all.
import { Lock, ThreadLocal } from 'heddle/threading';

export class Tank {
  readonly lock = new Lock();

  constructor(
    readonly id: number,
    public litres: number,
  ) {}
}

/** The greatest id that this thread holds. */
const top = new ThreadLocal(-Infinity);

export function holding<T>(tanks: Tank[], action: () => T): T {
  const climbed = top.get();
  const inOrder = [...new Set(tanks)].sort((a, b) => (a.id > b.id) as unknown as number);
  if (inOrder.some(({ id }) => id <= climbed)) throw new Error('up the ladder only');
  for (const tank of inOrder) tank.lock.acquire();
  top.set(Math.max(...inOrder.map(({ id }) => id)));
  try {
    return action();
  } finally {
    top.set(climbed);
    for (const tank of inOrder.reverse()) tank.lock.release();
  }
}

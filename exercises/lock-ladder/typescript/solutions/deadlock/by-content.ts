// "I sort the tanks by what is in them: the emptier one first."
// The contents change. One thread sorts before that and the other one after it: opposite orders.
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
  const inOrder = [...new Set(tanks)].sort((a, b) => a.litres - b.litres);
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

// "A hash is as good as a number."
// This one is made of the contents, and changes with them; and two different tanks may have the same.
import { Lock, ThreadLocal } from 'heddle/threading';

export class Tank {
  readonly lock = new Lock();

  constructor(
    readonly id: number,
    public litres: number,
  ) {}
}

function hash(tank: Tank): number {
  return (tank.litres * 31) % 101;
}

/** The greatest id that this thread holds. */
const top = new ThreadLocal(-Infinity);

export function holding<T>(tanks: Tank[], action: () => T): T {
  const climbed = top.get();
  const inOrder = [...new Set(tanks)].sort((a, b) => hash(a) - hash(b));
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
